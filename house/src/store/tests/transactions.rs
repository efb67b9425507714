//! Nothing half done, nothing lost, nobody in the way for ever.

use super::*;
use crate::store::testing::Fresh;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// Drops the future inside after it was polled so many times.
struct Cancelled<F> {
    inner: Pin<Box<F>>,
    left: usize,
}

impl<F: Future> Future for Cancelled<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        let polled = self.inner.as_mut().poll(context).map(Some);
        if polled.is_pending() && self.left == 0 {
            return Poll::Ready(None);
        }
        polled
    }
}

async fn two_asks(db: Db, title: String) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.exec(ADD, ask("a", &format!("{title} one"), 1)).await?;
    let n: Option<i64> = tx.one(COUNT, args![]).await?;
    tx.exec(ADD, ask("a", &format!("{title} two"), n.unwrap_or(0))).await?;
    tx.commit().await
}

async fn open_transactions(db: &Db) -> i64 {
    if db.kind() == Kind::Sqlite {
        return 0;
    }
    let sql = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";
    db.one(sql, args![]).await.unwrap().unwrap()
}

#[tokio::test]
async fn cancelled_at_every_await_leaves_nothing_open() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let mut ready = 0;
        for polls in 1..200 {
            let work = two_asks(db.clone(), format!("try {polls}"));
            let done = Cancelled { inner: Box::pin(work), left: polls }.await;
            // A writer that found something left open would wait for its lock, or here for the idle limit of 5 s.
            let title = format!("after {polls}");
            tokio::time::timeout(Duration::from_secs(3), db.exec(ADD, ask("a", &title, 1)))
                .await
                .unwrap()
                .unwrap();
            let rows: i64 = db
                .one("select count(*) from asks where title like $1", args![format!("try {polls} %")])
                .await
                .unwrap()
                .unwrap();
            match done {
                Some(result) => {
                    result.unwrap();
                    assert_eq!(rows, 2);
                    ready += 1;
                }
                None => assert!(rows == 0 || rows == 2, "{rows} rows: half a transaction"),
            }
            if ready == 3 {
                break;
            }
        }
        assert_eq!(ready, 3, "never got to the end");
        for _ in 0..50 {
            if open_transactions(&db).await == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{} transactions are still open", open_transactions(&db).await);
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_cancelled_at_once_leave_nothing_open() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let mut tasks = Vec::new();
        for n in 0..300_u64 {
            let work = two_asks(db.clone(), format!("try {n}"));
            tasks.push(tokio::spawn(tokio::time::timeout(Duration::from_micros(n * 50), work)));
        }
        let mut done = 0;
        for task in tasks {
            if matches!(task.await.unwrap(), Ok(Ok(()))) {
                done += 1;
            }
        }
        tokio::time::timeout(Duration::from_secs(4), db.exec(ADD, ask("a", "after", 1))).await.unwrap().unwrap();
        let halves: Vec<i64> = db.all("select count(*) from asks where title <> 'after' group by substr(title, 1, length(title) - 4) having count(*) <> 2", args![]).await.unwrap();
        assert!(halves.is_empty(), "{halves:?}");
        let rows: i64 = db.one(COUNT, args![]).await.unwrap().unwrap();
        assert!(rows > 2 * done, "{rows} rows for {done} acknowledged transactions");
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(open_transactions(&db).await, 0);
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_share_flushes_and_none_is_lost() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let mut tasks = Vec::new();
        for n in 0..200_i64 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                let mut tx = db.begin().await.unwrap();
                tx.exec(ADD, ask("a", &format!("{n}"), n)).await.unwrap();
                match n % 10 {
                    // Some fail, some are dropped: that is nobody else's business.
                    7 => assert!(
                        tx.exec(ADD, ask("nowhere", "x", n)).await.unwrap_err().is_constraint("asks_place")
                    ),
                    8 => drop(tx),
                    9 => {
                        drop(tx);
                        db.exec(ADD, ask("a", &format!("{n}"), n)).await.unwrap();
                    }
                    _ => tx.commit().await.unwrap(),
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let rows: Vec<i64> = db.all("select at from asks order by at", args![]).await.unwrap();
        let expected: Vec<i64> = (0..200).filter(|n| n % 10 != 7 && n % 10 != 8).collect();
        assert_eq!(rows, expected);
        assert!(db.flushes() < 80, "{} flushes for 160 writes", db.flushes());
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_writers_of_one_row_all_succeed() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let mut tasks = Vec::new();
        for _ in 0..16 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                for _ in 0..10 {
                    let mut tx = db.begin().await.unwrap();
                    let lock = db.pick(
                        "select size from places where id = $1",
                        "select size from places where id = $1 for update",
                    );
                    let size: i64 = tx.one(lock, args!["a"]).await.unwrap().unwrap();
                    tx.exec("update places set size = $1 where id = $2", args![size + 1, "a"]).await.unwrap();
                    tx.commit().await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(db.one::<i64>("select size from places", args![]).await.unwrap(), Some(160));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn after_a_failure_only_dropping_is_left() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let mut tx = db.begin().await.unwrap();
        tx.exec(ADD, ask("a", "good", 1)).await.unwrap();
        assert!(tx.exec(PLACE, args!["a"]).await.is_err());
        assert!(tx.exec(ADD, ask("a", "later", 1)).await.is_err());
        assert!(tx.commit().await.is_err());
        assert_eq!(db.one::<i64>(COUNT, args![]).await.unwrap(), Some(0));
        let nothing = db.begin().await.unwrap();
        nothing.commit().await.unwrap();
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_stalls_is_put_aside() {
    let fresh = Fresh::sqlite().unwrap();
    let db = fresh.open(&[FIRST]).await.unwrap();
    place(&db, "a").await;
    let mut stalled = db.begin().await.unwrap();
    stalled.exec(ADD, ask("a", "stalled", 1)).await.unwrap();
    let other = tokio::time::timeout(Duration::from_secs(8), db.exec(ADD, ask("a", "other", 1)));
    other.await.unwrap().unwrap();
    assert_eq!(stalled.exec(ADD, ask("a", "late", 1)).await, Err(StoreError::Expired));
    assert!(stalled.commit().await.is_err());
    assert_eq!(db.all::<String>("select title from asks", args![]).await.unwrap(), ["other"]);
}

#[tokio::test]
async fn a_snapshot_sees_one_moment() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let mut snapshot = db.snapshot().await.unwrap();
        assert_eq!(snapshot.one::<i64>(COUNT, args![]).await.unwrap(), Some(0));
        db.exec(ADD, ask("a", "meanwhile", 1)).await.unwrap();
        assert_eq!(snapshot.one::<i64>(COUNT, args![]).await.unwrap(), Some(0));
        assert_eq!(db.one::<i64>(COUNT, args![]).await.unwrap(), Some(1));
        drop(snapshot);
        let mut later = db.snapshot().await.unwrap();
        assert_eq!(later.one::<i64>(COUNT, args![]).await.unwrap(), Some(1));
        assert!(
            later.all::<i64>("delete from asks returning at", args![]).await.is_err(),
            "a snapshot only reads"
        );
    })
    .await
    .unwrap();
}

const SECOND: Migration = Migration {
    number: 2,
    name: "colour",
    sql: "alter table places add column colour text not null default 'groen';",
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_servers_migrate_at_once() {
    let mut fresh = vec![Fresh::sqlite().unwrap()];
    fresh.extend(Fresh::postgres().await.unwrap());
    for fresh in fresh {
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let url = fresh.url().clone();
            tasks.push(tokio::spawn(async move {
                let db = Db::open(&url).await.unwrap();
                db.migrate(&[FIRST, SECOND]).await.unwrap()
            }));
        }
        let mut applied = Vec::new();
        for task in tasks {
            applied.extend(task.await.unwrap());
        }
        applied.sort_unstable();
        assert_eq!(applied, [1, 2], "{:?}", fresh.url());
    }
}

#[tokio::test]
async fn migrations_are_remembered() {
    both(|db| async move {
        assert_eq!(db.migrate(&[FIRST]).await.unwrap(), [1]);
        place(&db, "a").await;
        assert_eq!(db.migrate(&[FIRST, SECOND]).await.unwrap(), [2]);
        assert_eq!(db.migrate(&[FIRST, SECOND]).await.unwrap(), [0; 0]);
        assert_eq!(db.migrate(&[FIRST]).await.unwrap(), [0; 0], "an older program may start");
        assert_eq!(digest::verify(&db).await.unwrap(), [], "a new column is digested");
        let changed = Migration { sql: "create table other (id text primary key);", ..FIRST };
        assert!(matches!(db.migrate(&[changed, SECOND]).await, Err(StoreError::Schema(_))));
        let between = Migration { number: 0, ..FIRST };
        assert!(matches!(db.migrate(&[between, FIRST]).await, Err(StoreError::Schema(_))));
        let broken = Migration {
            number: 3,
            name: "broken",
            sql: "create table half (id text primary key); create tabel oops;",
        };
        assert!(matches!(db.migrate(&[FIRST, SECOND, broken]).await, Err(StoreError::Schema(_))));
        assert!(db.prepare_check("select id from half").await.is_err(), "half a migration stayed");
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_nothing_and_heals() {
    let fresh = Fresh::sqlite().unwrap();
    let db = fresh.open(&[FIRST]).await.unwrap();
    place(&db, "a").await;
    pages(&db, "pragma max_page_count = 60").await;
    let long = "x".repeat(1_000);
    let mut tasks = Vec::new();
    for n in 0..8_i64 {
        let (db, long) = (db.clone(), long.clone());
        tasks.push(tokio::spawn(async move {
            let mut kept = 0;
            for m in 0..40 {
                match db.exec(ADD, ask("a", &format!("{n} {m} {long}"), m)).await {
                    Ok(_) => kept += 1,
                    Err(error) => assert!(matches!(error, StoreError::Full(_)), "{error:?}"),
                }
            }
            kept
        }));
    }
    let mut kept = 0_i64;
    for task in tasks {
        kept += task.await.unwrap();
    }
    assert!(kept > 0 && kept < 320, "{kept} fitted");
    assert_eq!(db.one::<i64>(COUNT, args![]).await.unwrap(), Some(kept));
    db.exec("delete from asks where at < 3", args![]).await.unwrap();
    pages(&db, "pragma max_page_count = 100000").await;
    db.exec(ADD, ask("a", "room again", 1)).await.unwrap();
    assert_eq!(digest::verify(&db).await.unwrap(), []);
}

async fn pages(db: &Db, sql: &'static str) {
    let super::super::db::Engine::Sqlite(sqlite) = &*db.engine else {
        return;
    };
    sqlite.alone(move |conn| conn.execute_batch(sql).map_err(StoreError::other)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_went_away_is_found_again() {
    let Some(fresh) = Fresh::postgres().await.unwrap() else {
        return;
    };
    let db = fresh.open(&[FIRST]).await.unwrap();
    let end = "select count(pg_terminate_backend(pid, 2000)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    let other = Db::open(fresh.url()).await.unwrap();
    for n in 0..6 {
        // Several connections in the pool, all ended.
        let reads: Vec<_> = (0..4)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { db.one::<i64>(COUNT, args![]).await })
            })
            .collect();
        for read in reads {
            read.await.unwrap().unwrap();
        }
        other.one::<i64>(end, args![]).await.unwrap();
        assert_eq!(db.one::<i64>(COUNT, args![]).await.unwrap(), Some(0));
        other.one::<i64>(end, args![]).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        tx.exec(PLACE, args![format!("{n}")]).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn an_open_database_survives_a_migration_by_another() {
    let mut fresh = vec![Fresh::sqlite().unwrap()];
    fresh.extend(Fresh::postgres().await.unwrap());
    for fresh in fresh {
        let (old, new) = (fresh.open(&[FIRST]).await.unwrap(), fresh.open(&[FIRST]).await.unwrap());
        place(&old, "a").await;
        let all = "select * from places";
        assert_eq!(old.all::<Args>(all, args![]).await.unwrap()[0].len(), 4);
        new.migrate(&[FIRST, SECOND]).await.unwrap();
        assert_eq!(old.all::<Args>(all, args![]).await.unwrap()[0].len(), 5);
        place(&old, "b").await;
        assert_eq!(digest::verify(&old).await.unwrap(), []);
    }
}
