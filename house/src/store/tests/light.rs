//! Writes that wait for no flush: seen at once, and nobody else loses theirs.

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_light_needs_no_flush_and_takes_none_from_the_others() {
    both_with(&[FIRST], |db| async move {
        place(&db, "a").await;
        let before = db.flushes();
        for n in 0..10 {
            assert_eq!(db.exec_light(ADD, ask("a", &format!("{n}"), n)).await.unwrap(), 1);
            // Everybody sees it at once.
            let rows: Vec<i64> = db.all("select at from asks", args![]).await.unwrap();
            assert_eq!(i64::try_from(rows.len()).unwrap(), n + 1);
        }
        assert_eq!(db.flushes(), before);
        let again = db.exec_light(ADD, ask("nowhere", "x", 0)).await.unwrap_err();
        assert!(again.is_constraint("asks_place"), "{again}");
        let mut tasks = Vec::new();
        for n in 10..60_i64 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                let (flushed, values) = (db.flushes(), ask("a", &format!("{n}"), n));
                if n % 2 == 0 {
                    db.exec_light(ADD, values).await.unwrap();
                } else {
                    db.exec(ADD, values).await.unwrap();
                    assert!(db.kind() == Kind::Postgres || db.flushes() > flushed);
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let rows: i64 = db.one(COUNT, args![]).await.unwrap().unwrap();
        assert_eq!(rows, 60);
    })
    .await
    .unwrap();
}
