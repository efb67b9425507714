//! Backups, moving, and noticing what changed by itself.

use super::*;
use crate::store::backup::{backup, restore, transfer};
use crate::store::digest::{verify, verify_file};
use crate::store::testing::{Folder, Fresh};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

const ALL: &str = "select id, place, neighbour, title, open, weight, seal, at from asks order by id";

async fn village(db: &Db, asks: i64) {
    for id in ["a", "b", "c"] {
        place(db, id).await;
    }
    let mut tx = db.begin().await.unwrap();
    for n in 0..asks {
        let neighbour = (n % 3 == 0).then_some("b");
        let seal = (n % 2 == 0).then(|| vec![0_u8, 1, 255]);
        tx.exec(
            ADD,
            args![
                Uuid::now_v7(),
                "a",
                neighbour,
                format!("vraag {n} é"),
                n % 2 == 0,
                (n % 5 == 0).then_some(0.1),
                seal,
                n
            ],
        )
        .await
        .unwrap();
    }
    tx.exec("insert into counted (said) values ('één'), ('twee')", args![]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn moved_there_and_back_everything_is_equal() {
    let (first, last) = (Fresh::sqlite().unwrap(), Fresh::sqlite().unwrap());
    let Some(between) = Fresh::postgres().await.unwrap() else {
        return;
    };
    let (first, between, last) = (
        first.open(&[FIRST]).await.unwrap(),
        between.open(&[FIRST]).await.unwrap(),
        last.open(&[FIRST]).await.unwrap(),
    );
    village(&first, 2_500).await;
    let mut news = Vec::new();
    let report =
        transfer(&first, &between, &[FIRST], &mut |table, done, of| news.push((table.to_owned(), done, of)))
            .await
            .unwrap();
    assert_eq!(
        report.tables,
        [("counted".to_owned(), 2), ("places".to_owned(), 3), ("asks".to_owned(), 2_500)]
    );
    assert!(report.damaged.is_empty());
    assert!(
        news.contains(&("asks".to_owned(), 2_000, 2_500))
            && news.contains(&("asks".to_owned(), 2_500, 2_500)),
        "{news:?}"
    );
    transfer(&between, &last, &[FIRST], &mut |_, _, _| {}).await.unwrap();
    let rows: Vec<AskRow> = first.all(ALL, args![]).await.unwrap();
    assert_eq!(rows.len(), 2_500);
    assert_eq!(rows, between.all::<AskRow>(ALL, args![]).await.unwrap());
    assert_eq!(rows, last.all::<AskRow>(ALL, args![]).await.unwrap());
    let digests = "select digest from asks order by id";
    assert_eq!(
        first.all::<Vec<u8>>(digests, args![]).await.unwrap(),
        last.all::<Vec<u8>>(digests, args![]).await.unwrap()
    );
    for db in [&between, &last] {
        assert_eq!(verify(db).await.unwrap(), []);
        let next: Option<i64> =
            db.one("insert into counted (said) values ('drie') returning number", args![]).await.unwrap();
        assert_eq!(next, Some(3), "counting goes on on {}", db.kind());
        let error = db.exec(ADD, ask("nowhere", "x", 1)).await.unwrap_err();
        assert!(error.is_constraint("asks_place"), "the references are back: {error:?}");
        let again = transfer(&first, db, &[FIRST], &mut |_, _, _| {}).await;
        assert!(again.is_err(), "not into a database that has rows");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_while_writing_is_of_one_moment() {
    both_with(&[FIRST], |db| async move {
        village(&db, 500).await;
        let (stop, pairs) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)));
        let writer = tokio::spawn({
            let (db, stop, pairs) = (db.clone(), Arc::clone(&stop), Arc::clone(&pairs));
            async move {
                while !stop.load(Ordering::Relaxed) {
                    let n = pairs.load(Ordering::Relaxed) + 1;
                    let mut tx = db.begin().await.unwrap();
                    tx.exec(ADD, ask("b", &format!("links {n}"), n)).await.unwrap();
                    tx.exec(ADD, ask("c", &format!("rechts {n}"), n)).await.unwrap();
                    tx.commit().await.unwrap();
                    pairs.store(n, Ordering::Relaxed);
                }
            }
        });
        let folder = Folder::new().unwrap();
        let file = folder.path().join("backup.db");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let before = pairs.load(Ordering::Relaxed);
        let report = backup(&db, &[FIRST], &file, &mut |_, _, _| {}).await.unwrap();
        let after = pairs.load(Ordering::Relaxed) + 1;
        stop.store(true, Ordering::Relaxed);
        writer.await.unwrap();
        assert!(report.damaged.is_empty(), "{:?}", report.damaged);
        assert!(backup(&db, &[FIRST], &file, &mut |_, _, _| {}).await.is_err(), "never over another backup");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing but the backup");

        let fresh = Fresh::sqlite().unwrap();
        let copy = fresh.open(&[FIRST]).await.unwrap();
        let restored = restore(&file, &copy, &[FIRST], &mut |_, _, _| {}).await.unwrap();
        assert_eq!(restored.rows(), report.rows());
        let sides: (i64, i64) = copy.one("select (select count(*) from asks where place = 'b'), (select count(*) from asks where place = 'c')", args![]).await.unwrap().unwrap();
        assert_eq!(sides.0, sides.1, "half a transaction in the backup of {}", db.kind());
        assert!(before <= sides.0 && sides.0 <= after, "{before} <= {} <= {after}", sides.0);
        assert_eq!(verify(&copy).await.unwrap(), []);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_backup_of_an_earlier_version_is_brought_up_to_date() {
    let old = Fresh::sqlite().unwrap();
    let old_db = old.open(&[FIRST]).await.unwrap();
    village(&old_db, 20).await;
    let folder = Folder::new().unwrap();
    let file = folder.path().join("old.db");
    backup(&old_db, &[FIRST], &file, &mut |_, _, _| {}).await.unwrap();
    let second = Migration {
        number: 2,
        name: "colour",
        sql: "alter table places add column colour text not null default 'groen';",
    };
    both_with(&[FIRST, second], |db| {
        let file = file.clone();
        async move {
            let report = restore(&file, &db, &[FIRST, second], &mut |_, _, _| {}).await.unwrap();
            assert_eq!(report.rows(), 25);
            assert_eq!(
                db.all::<String>("select distinct colour from places", args![]).await.unwrap(),
                ["groen"]
            );
            assert_eq!(verify(&db).await.unwrap(), []);
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn digests_follow_every_way_a_row_changes() {
    both_with(&[FIRST], |db| async move {
        village(&db, 30).await;
        db.exec("update asks set title = title || '!', weight = null where at < 10", args![]).await.unwrap();
        db.exec("insert into places (id, path, size) values ('a', 'a', 5) on conflict (id) do update set size = excluded.size", args![]).await.unwrap();
        // Sets asks.neighbour to null.
        db.exec("delete from places where id = 'b'", args![]).await.unwrap();
        assert_eq!(db.one::<i64>("select count(*) from asks where neighbour is not null", args![]).await.unwrap(), Some(0));
        assert_eq!(verify(&db).await.unwrap(), []);
        assert_eq!(db.one::<i64>("select count(*) from asks where digest is null", args![]).await.unwrap(), Some(0));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_flipped_bit_is_noticed() {
    let fresh = Fresh::sqlite().unwrap();
    let db = fresh.open(&[FIRST]).await.unwrap();
    village(&db, 400).await;
    let folder = Folder::new().unwrap();
    let file = folder.path().join("backup.db");
    backup(&db, &[FIRST], &file, &mut |_, _, _| {}).await.unwrap();
    let whole = std::fs::read(&file).unwrap();
    let wanted = b"vraag 123 ";
    let at = whole.windows(wanted.len()).position(|window| window == wanted).unwrap();
    let id: Uuid =
        db.one("select id from asks where title like 'vraag 123 %'", args![]).await.unwrap().unwrap();
    for bit in 0..7 {
        let mut flipped = whole.clone();
        flipped[at + 3] ^= 1 << bit;
        let damaged = folder.path().join(format!("flipped {bit}.db"));
        std::fs::write(&damaged, flipped).unwrap();
        let found = verify_file(&damaged, [0; 32]).unwrap();
        assert!(
            found.iter().any(|damage| damage.table == "asks" && damage.id == id.to_string()),
            "bit {bit}: {found:?}"
        );
        assert_eq!(found.iter().filter(|damage| damage.table == "asks").count(), 1, "{found:?}");
    }
    assert!(!verify_file(&file, [1; 32]).unwrap().is_empty(), "another key does not fit");
}

#[tokio::test]
async fn a_row_changed_behind_the_back_is_noticed() {
    let Some(fresh) = Fresh::postgres().await.unwrap() else {
        return;
    };
    let db = fresh.open(&[FIRST]).await.unwrap();
    village(&db, 40).await;
    db.exec("alter table asks disable trigger user", args![]).await.unwrap();
    db.exec("update asks set seal = '\\x00'::bytea where at = 7", args![]).await.unwrap();
    db.exec("alter table asks enable trigger user", args![]).await.unwrap();
    let id: Uuid = db.one("select id from asks where at = 7", args![]).await.unwrap().unwrap();
    let damage = verify(&db).await.unwrap();
    assert_eq!(damage, [digest::Damage { table: "asks".to_owned(), id: id.to_string() }]);
}
