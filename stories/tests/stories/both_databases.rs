//! One text of SQL, two databases, the same rows.

use std::collections::BTreeMap;

use house::schema::MIGRATIONS;
use house::store::testing::{Folder, Fresh, prepare_all};
use house::store::{Db, Kind, args, backup};

use crate::village::{Village, hours, leaked, options};

#[tokio::test]
async fn every_statement_can_be_prepared_on_both() {
    Village::on_both(|v| async move {
        let all = dichtbij::routes::statements();
        assert!(all.len() > 150, "{} statements: are all rooms in the list?", all.len());
        let wrong = prepare_all(&v.app.db, &all).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await;
}

/// Table → columns, by name; what only repeats rows for search is left out.
async fn schema(db: &Db) -> BTreeMap<String, Vec<String>> {
    let sql = match db.kind() {
        Kind::Sqlite => {
            "select m.name, c.name from sqlite_schema m join pragma_table_info(m.name) c \
             where m.type = 'table' and m.name not like 'sqlite%' and m.name not like 'findables_words%' \
             order by m.name, c.name"
        }
        Kind::Postgres => {
            "select table_name::text, column_name::text from information_schema.columns \
             where table_schema = current_schema() and is_generated = 'NEVER' order by 1, 2"
        }
    };
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in db.all::<(String, String)>(sql, args![]).await.unwrap() {
        tables.entry(table).or_default().push(column);
    }
    tables.values_mut().for_each(|columns| columns.sort());
    tables
}

#[tokio::test]
async fn both_have_the_same_tables_and_columns() {
    let Some(postgres) = Village::on_postgres().await else { return };
    let sqlite = Village::new().await;
    let (one, two) = (schema(&sqlite.app.db).await, schema(&postgres.app.db).await);
    assert!(one.len() > 20, "{one:?}");
    assert_eq!(one, two);
}

/// Every row of every table, as text.
async fn rows(db: &Db) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for (table, columns) in schema(db).await {
        if table == "schema_migrations" {
            continue;
        }
        let columns: Vec<_> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        let sql = format!("select {} from \"{table}\" order by 1", columns.join(" || ' ' || "));
        all.insert(table, db.all::<String>(leaked(&sql), args![]).await.unwrap());
    }
    all
}

async fn lively() -> Village {
    let v = Village::new().await;
    let mut ans = v.neighbour("Ans").phone("06 11111111").offers("Ik doe graag boodschappen").await;
    let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").administrator().await;
    let mut wim = v.neighbour("Wim").await;
    let details = [("urgency", "today")];
    let ask = wim.asks("Wie doet vandaag boodschappen voor mij? 🛒", "Stadskern", &details).await.id();
    v.later(hours(1)).await;
    ans.can_help(ask, "Ik kom — meteen; 'zo'").await.is(200);
    wim.presses(ask, "…/accept").await.is(200);
    v.program_of(&ans).await;
    hanna.open("/host").await.is(200);
    v.later(hours(1)).await;
    wim.tells(ask, "helped").await.is(200);
    v.meanwhile().await;
    v
}

#[tokio::test]
async fn from_sqlite_to_postgres_and_back_every_row_is_the_same() {
    let Some(postgres) = Fresh::postgres().await.unwrap() else { return };
    let v = lively().await;
    let before = rows(&v.app.db).await;
    assert!(before["letters"].len() > 2 && before["alerts"].len() == 1, "lively enough");

    let folder = Folder::new().unwrap();
    let (there, back) = (folder.path().join("there.db"), folder.path().join("back.db"));
    let quietly = &mut |_: &str, _: u64, _: u64| {};
    let report = backup::backup(&v.app.db, MIGRATIONS, &there, quietly).await.unwrap();
    assert!(report.damaged.is_empty(), "{:?}", report.damaged);
    let server = Db::open_with(postgres.url(), options()).await.unwrap();
    server.migrate(MIGRATIONS).await.unwrap();
    backup::restore(&there, &server, MIGRATIONS, quietly).await.unwrap();
    backup::backup(&server, MIGRATIONS, &back, quietly).await.unwrap();

    let again = Fresh::sqlite().unwrap();
    let db = Db::open_with(again.url(), options()).await.unwrap();
    db.migrate(MIGRATIONS).await.unwrap();
    let report = backup::restore(&back, &db, MIGRATIONS, quietly).await.unwrap();
    assert!(report.damaged.is_empty(), "{:?}", report.damaged);
    let after = rows(&db).await;
    for (table, rows) in &before {
        assert_eq!(rows, &after[table], "{table}");
    }
}
