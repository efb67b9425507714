//! Every way a file can be wrong: what is said, and that nothing was imported.

use std::fmt::Write as _;

use house::store::args;

use super::empty;
use crate::import::{Files, demo_towns, import, import_postcodes};

const TOWNS: &str = "areas/towns_buurten.csv";
const BORDERS: &str = "areas/towns_areas.geojson";
const POSTCODES: &str = "postcodes/towns_pc4_buurt.csv";

fn text(name: &str) -> String {
    Files::built_in().text(name).unwrap()
}

/// The file with one text for another in one line (counted from 1).
fn changed(name: &str, line: usize, from: &str, to: &str) -> (String, Vec<u8>) {
    let text = text(name);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    assert!(lines[line - 1].contains(from), "{name}:{line} has no {from}: {}", lines[line - 1]);
    lines[line - 1] = lines[line - 1].replacen(from, to, 1);
    (name.to_owned(), lines.join("\n").into_bytes())
}

fn cases() -> Vec<(&'static str, (String, Vec<u8>))> {
    let whole = text(TOWNS);
    let first_row = whole.lines().nth(1).unwrap();
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(whole.encode_utf16().flat_map(u16::to_le_bytes));
    let packed = include_bytes!("../../../../data/areas/towns_areas.geojson.gz");
    let latin: Vec<u8> = whole.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    vec![
        ("semicolons", (TOWNS.to_owned(), whole.replace(',', ";").into_bytes())),
        ("a missing column", changed(TOWNS, 1, "wijk_code", "wijkcode")),
        ("an empty file", (TOWNS.to_owned(), Vec::new())),
        ("another encoding", (TOWNS.to_owned(), latin)),
        ("UTF-16", (TOWNS.to_owned(), utf16)),
        ("a gzip file cut off", (format!("{BORDERS}.gz"), packed[..packed.len() / 2].to_vec())),
        ("a code twice", (TOWNS.to_owned(), format!("{whole}{first_row}\n").into_bytes())),
        ("an unknown district", changed(TOWNS, 2, "WK030100", "WK030199")),
        ("a number out of range", changed(TOWNS, 3, "6.201468", "620.1468")),
        ("a number with a comma", changed(TOWNS, 3, "6.201468", "\"6,201468\"")),
        ("a code too short", changed(TOWNS, 4, "BU0301", "BU301")),
        ("a name missing", changed(TOWNS, 2, "Stadskern", "")),
        ("a column too many", changed(TOWNS, 5, ",", ",,")),
        ("an unknown neighbour", changed(TOWNS, 2, "BU03010001 ", "BU03019991 ")),
        ("a postcode with a leading zero", changed(POSTCODES, 2, "5611", "0611")),
        ("a share over one", changed(POSTCODES, 2, "0.339", "3.39")),
        ("a postcode of an unknown neighbourhood", changed(POSTCODES, 2, "BU07721110", "BU07721119")),
        (
            "broken GeoJSON",
            (BORDERS.to_owned(), b"{\"type\": \"FeatureCollection\",\n \"features\": [".to_vec()),
        ),
        ("a border in another projection", changed(BORDERS, 1, "[6.189488,52.143701]", "[210000,462000]")),
        (
            "a border that is missing",
            changed(BORDERS, 1, "\"code\":\"BU03010000\"", "\"code\":\"BU03010999\""),
        ),
    ]
}

#[tokio::test]
async fn a_bad_file_is_named_and_nothing_is_imported() {
    let mut said = String::new();
    for (what, (name, bytes)) in cases() {
        let files = Files::built_in().with(&name, bytes);
        let error = crate::import::gather_for_tests(&files, &demo_towns()).map(|_| ()).unwrap_err();
        writeln!(said, "{what}\n    {error}").unwrap();
    }
    let expected = include_str!("bad_files.txt");
    assert!(said == expected, "say it as in src/tests/bad_files.txt, or change that:\n{said}");
    let (_, (name, bytes)) = cases().into_iter().last().unwrap();
    let files = &Files::built_in().with(&name, bytes);
    empty(|db| async move {
        import(&db, files, &demo_towns(), &mut |_, _| ()).await.unwrap_err();
        assert_eq!(db.one::<i64>("select count(*) from areas", args![]).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn a_byte_order_mark_and_windows_lines_are_forgiven() {
    let windows = format!("\u{feff}{}", text(TOWNS).replace('\n', "\r\n"));
    let files = &Files::built_in().with(TOWNS, windows);
    empty(|db| async move {
        let summary = import(&db, files, &demo_towns(), &mut |_, _| ()).await.unwrap();
        assert_eq!(summary.neighbourhoods, 147);
    })
    .await;
}

#[tokio::test]
async fn a_bad_list_of_postcodes_is_named() {
    let cases: &[(&str, &str)] = &[
        (
            "",
            "list.csv, line 1, pc6: expected the columns PC6, Huisnummer, Buurt, Wijk, Gemeente, found nothing",
        ),
        (
            "PC6;Huisnummer\n",
            "list.csv, line 1, buurt: expected the columns PC6, Huisnummer, Buurt, Wijk, Gemeente, found \"PC6;Huisnummer\"",
        ),
        (
            "PC6;Buurt\n7201DH;abc\n",
            "list.csv, line 2, Buurt: expected the number of a neighbourhood, such as 3010000, found \"abc\"",
        ),
        (
            "PC6;Buurt\n7201DH;3010000\n7201;3010000\n",
            "list.csv, line 3, PC6: expected a postcode such as 7201DH, found \"7201\"",
        ),
        ("PC6;Buurt\n7201DH;3010000;5\n", "list.csv, line 2: expected 2 columns, found 3"),
        (
            "PC6;Buurt\n7201DH;3019999\n",
            "list.csv, Buurt: expected codes of the areas that were imported, found 1 addresses with other codes, such as BU03019999",
        ),
    ];
    super::towns(|db| async move {
        for (text, expected) in cases {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("list.csv");
            std::fs::write(&path, text).unwrap();
            let error = import_postcodes(&db, &path, None, &mut |_| ()).await.unwrap_err().to_string();
            let error = error.rsplit('/').next().unwrap().to_owned();
            assert_eq!(&error, expected);
            assert_eq!(db.one::<i64>("select count(*) from postcodes6", args![]).await.unwrap(), Some(0));
        }
        let gone =
            import_postcodes(&db, std::path::Path::new("nowhere.csv"), None, &mut |_| ()).await.unwrap_err();
        assert!(gone.to_string().starts_with("nowhere.csv: expected a file that can be read"), "{gone}");
    })
    .await;
}
