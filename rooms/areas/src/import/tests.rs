//! Whatever a file holds, it is read or refused: never a panic, never half.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::files::text_of;
use super::geo::{boundaries, shape_text, square_metres};
use super::simplify::simplify;
use super::table::Table;

/// Nearly right tables: real columns and values, mixed up.
fn table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just("code".to_owned()),
        Just("BU03010000".to_owned()),
        Just("6.2".to_owned()),
        Just("\"".to_owned()),
        Just("NaN".to_owned()),
        Just("1e999".to_owned()),
        "\\PC{0,8}",
    ];
    let line = proptest::collection::vec(cell, 0..5).prop_map(|cells| cells.join(","));
    proptest::collection::vec(line, 0..6).prop_map(|lines| format!("code,name,lon\n{}", lines.join("\n")))
}

/// Nearly right maps.
fn map() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        Just("6.2".to_owned()),
        Just("52.1".to_owned()),
        Just("1e400".to_owned()),
        "[0-9.-]{0,4}"
    ];
    let point = (number.clone(), number).prop_map(|(lon, lat)| format!("[{lon},{lat}]"));
    let ring = proptest::collection::vec(point, 0..6).prop_map(|points| format!("[{}]", points.join(",")));
    (ring, "GM0301|BU03010000|x|").prop_map(|(ring, code)| {
        format!(
            "{{\"features\":[{{\"properties\":{{\"code\":\"{code}\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}]}}"
        )
    })
}

proptest! {
    #[test]
    fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), packed in any::<bool>()) {
        let bytes = if packed { [&[0x1f, 0x8b][..], &bytes].concat() } else { bytes };
        match text_of("f", &bytes) {
            Ok(text) => prop_assert!(bytes.ends_with(text.as_bytes())),
            Err(error) => prop_assert!(error.to_string().starts_with("f"), "{}", error),
        }
    }

    #[test]
    fn any_table_is_read_or_refused_with_a_line(text in table()) {
        use neighbourhood::areas::Level;
        match Table::parse("f.csv", &text, &["code", "name", "lon"]) {
            Ok(table) => {
                for line in table.rows() {
                    if let Ok(number) = line.number("lon", 3.0..=7.6) {
                        prop_assert!((3.0..=7.6).contains(&number));
                    }
                    if let Err(error) = line.code("code", Level::Neighbourhood) {
                        prop_assert!(error.to_string().starts_with("f.csv, line "));
                    }
                    let _ = (line.count("lon"), line.postcode4("name"), line.name("name"));
                }
            }
            Err(error) => prop_assert!(error.to_string().starts_with("f.csv, line "), "{}", error),
        }
    }

    #[test]
    fn any_map_is_read_or_refused(text in map()) {
        if let Ok(found) = boundaries("f.geojson", &text, |_| true) {
            let simple = simplify(&found, 10.0);
            prop_assert_eq!(simple.len(), found.len());
            for rings in found.values() {
                prop_assert!(square_metres(rings).is_finite());
                prop_assert!(!shape_text(rings).contains("NaN"));
            }
        }
    }

    #[test]
    fn a_square_has_its_size(lon in 4.0..7.0_f64, lat in 51.0..53.0_f64, side in 0.001..0.05_f64) {
        let (east, north) = (lon + side, lat + side);
        let text = format!(
            "{{\"features\":[{{\"properties\":{{\"code\":\"GM0301\"}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],[{lon},{north}],[{lon},{lat}]]]}}}}]}}"
        );
        let found: BTreeMap<_, _> = boundaries("f", &text, |_| true).unwrap();
        let metres = side * 111_195.0;
        let expected = metres * metres * (lat + side / 2.0).to_radians().cos();
        let size = found.values().map(|rings| square_metres(rings)).sum::<f64>();
        prop_assert!((size / expected - 1.0).abs() < 0.01, "{} {}", size, expected);
    }
}
