use std::collections::BTreeSet;
use std::io::Write as _;

use house::store::{Db, args};
use neighbourhood::areas::Level;

use super::{code, empty, towns};
use crate::import::{Files, Summary, demo_towns, import, import_postcodes};
use crate::map::{Mark, map};
use crate::store;

async fn numbers(db: &Db) -> (i64, i64, i64) {
    db.one(
        "select (select count(*) from areas), (select count(*) from postcodes), (select count(*) from neighbours)",
        args![],
    )
    .await
    .unwrap()
    .unwrap()
}

#[tokio::test]
async fn the_two_towns_are_read_whole_and_again_without_change() {
    empty(|db| async move {
        let mut heard = Vec::new();
        let files = Files::built_in();
        let summary =
            import(&db, &files, &demo_towns(), &mut |done, of| heard.push((done, of))).await.unwrap();
        let expected = Summary {
            municipalities: 2,
            districts: 26,
            neighbourhoods: 147,
            districts_without: 0,
            postcodes: 182,
        };
        assert_eq!(summary, expected);
        assert_eq!(heard.last().map(|(done, of)| done == of), Some(true));
        let before = numbers(&db).await;
        assert_eq!((before.0, before.1), (175, 182));
        import(&db, &files, &demo_towns(), &mut |_, _| ()).await.unwrap();
        assert_eq!(numbers(&db).await, before);
        let zutphen = store::load(&db, &code("GM0301")).await.unwrap().unwrap();
        assert_eq!((zutphen.name.as_str(), zutphen.inhabitants.is_some()), ("Zutphen", true));
        assert_eq!(store::children(&db, &code("GM0301")).await.unwrap().len(), 6);
        let up: Vec<String> =
            store::path(&db, &code("BU03010000")).await.unwrap().into_iter().map(|area| area.name).collect();
        assert_eq!(up, ["Zutphen", "Centrum - De Hoven", "Stadskern"]);
    })
    .await;
}

#[tokio::test]
async fn everything_in_the_towns_fits_together() {
    towns(|db| async move {
        let mut all = Vec::new();
        for town in demo_towns() {
            let town = store::load(&db, &town).await.unwrap().unwrap();
            let mut land = 0.0;
            for district in store::children(&db, &town.code).await.unwrap() {
                assert!(district.inhabitants.unwrap_or(1) > 0, "{district:?}");
                for area in store::children(&db, &district.code).await.unwrap() {
                    assert_eq!((area.level, area.parent), (Level::Neighbourhood, Some(district.code)));
                    land += area.area_m2;
                    let far = area.shape().label.metres_to(&town.shape().label);
                    assert!(far < 15_000.0, "{} is {far} m from {}", area.name, town.name);
                    all.push(area);
                }
            }
            assert!((land / town.area_m2 - 1.0).abs() < 0.01);
        }
        assert_eq!(all.len(), 147);
        let codes: BTreeSet<_> = all.iter().map(|area| area.code).collect();
        for area in &all {
            let beside = store::neighbours(&db, &area.code).await.unwrap();
            assert!(!beside.is_empty(), "{} has no neighbours", area.name);
            for other in beside {
                assert!(codes.contains(&other.code));
                let back = store::neighbours(&db, &other.code).await.unwrap();
                assert!(back.iter().any(|again| again.code == area.code), "{} and {}", area.name, other.name);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn maps_are_small_and_have_every_area_once() {
    towns(|db| async move {
        for town in demo_towns() {
            let mut around = store::children(&db, &town).await.unwrap();
            around.push(store::load(&db, &town).await.unwrap().unwrap());
            for area in around {
                let inside = store::children(&db, &area.code).await.unwrap();
                let here = inside[0].code;
                let mark = Mark {
                    here: Some(here),
                    link: ("/areas/", ""),
                    asks: [(inside[1 % inside.len()].code, 3)].into(),
                };
                let svg = map(&db, words::Lang::Nl, &area.code, &mark).await.unwrap();
                assert!(svg.len() <= 25 * 1024, "{}: {} bytes", area.name, svg.len());
                assert!(svg.len() > 400);
                assert_eq!(svg.matches("<a ").count(), inside.len());
                assert_eq!(svg.matches("class=\"here\"").count(), 1);
                for one in &inside {
                    assert_eq!(svg.matches(&format!("href=\"/areas/{}\"", one.code)).count(), 1);
                }
                let drawn = inside.len() < 2 || svg.contains(", 3 open vragen");
                assert!(drawn, "{}", area.name);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn any_municipality_can_be_read() {
    empty(|db| async move {
        // Amsterdam has letters in its codes and new districts; Deventer kept its neighbourhoods.
        let wanted = [code("GM0363"), code("GM0150"), code("GM0088")];
        let summary = import(&db, &Files::built_in(), &wanted, &mut |_, _| ()).await.unwrap();
        assert_eq!(summary.municipalities, 3);
        assert!(summary.neighbourhoods >= 40, "{summary:?}");
        assert!(summary.districts_without > 50, "{summary:?}");
        let dam = crate::find(&db, "1012 JS").await.unwrap();
        assert!((1..=9).contains(&dam.choices.len()), "{dam:?}");
        assert!(dam.choices.iter().all(|choice| choice.municipality == "Amsterdam"));
        let deventer = crate::find(&db, "7411").await.unwrap();
        assert!((1..=9).contains(&deventer.choices.len()), "{deventer:?}");
        assert!(deventer.choices.iter().any(|choice| choice.code.level() == Level::Neighbourhood));
        let island = crate::find(&db, "9166").await.unwrap();
        assert!(!island.choices.is_empty(), "Schiermonnikoog");
        assert!(
            map(&db, words::Lang::En, &code("GM0363"), &Mark::default()).await.unwrap().len() < 60 * 1024
        );
    })
    .await;
}

#[test]
fn every_municipality_in_the_files_can_be_gathered() {
    let files = Files::built_in();
    let table = files.table("areas/gemeenten_2024.csv", &["code"]).unwrap();
    let all: Vec<_> = table.rows().map(|line| code(line.get("code"))).collect();
    assert_eq!(all.len(), 342);
    let gathered = crate::import::gather_for_tests(&files, &all).unwrap();
    assert_eq!(gathered.len(), 342);
    for one in &gathered {
        let municipality = &one.areas[0];
        assert_eq!(municipality.code.level(), Level::Municipality);
        assert!(municipality.square_metres > 0.0 && municipality.shape.is_some(), "{}", municipality.name);
        assert!(one.areas.iter().any(|area| area.code.level() == Level::District), "{}", municipality.name);
        assert!(!one.postcodes.is_empty(), "{} has no postcodes", municipality.name);
        let codes: BTreeSet<_> = one.areas.iter().map(|area| area.code).collect();
        assert_eq!(codes.len(), one.areas.len());
        assert!(one.areas.iter().all(|area| area.code.parent().is_none_or(|parent| codes.contains(&parent))));
        assert!(one.postcodes.keys().all(|(_, area)| codes.contains(area)));
        assert!(one.neighbours.iter().all(|(a, b)| codes.contains(a) && codes.contains(b)));
    }
    let with: usize = gathered
        .iter()
        .filter(|one| one.areas.iter().any(|area| area.code.level() == Level::Neighbourhood))
        .count();
    assert!(with > 250, "{with} municipalities with neighbourhoods");
}

fn list(name: &str, text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut file = std::fs::File::create(&path).unwrap();
    if name.ends_with(".gz") {
        let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap();
    } else {
        file.write_all(text.as_bytes()).unwrap();
    }
    (folder, path)
}

#[tokio::test]
async fn a_full_postcode_leads_to_its_neighbourhood_after_the_list_of_cbs() {
    towns(|db| async move {
        let text = "\u{feff}PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n\
            7201DH;1;3010000;30100;301\n7201DH;2;3010000;30100;301\n7201DH;4;3010001;30100;301\n\
            1011AB;1;3630401;36304;363\n5611AA;9;7721110;77211;772\n7201XX;1;3019999;30199;301\n";
        for name in ["list.csv", "list.csv.gz"] {
            let (_folder, path) = list(name, text);
            let read = import_postcodes(&db, &path, None, &mut |_| ()).await.unwrap();
            assert_eq!((read.lines, read.postcodes, read.unknown), (6, 2, 1));
        }
        let found = crate::find(&db, "7201 dh").await.unwrap();
        let codes: Vec<_> = found.choices.iter().map(|choice| choice.code.as_str()).collect();
        assert_eq!(codes, ["BU03010000", "BU03010001"]);
        let one = crate::find(&db, "5611AA").await.unwrap();
        assert_eq!(one.choices.len(), 1);
        // A postcode that is not on the list still has its four digits.
        assert_eq!(crate::find(&db, "7201ZZ").await.unwrap().choices.len(), 4);
        let (_folder, renumbered) = list("codes.csv", "old,new\nBU03010002,BU03019999\n");
        let (_other, path) = list("list.csv", text);
        let read = import_postcodes(&db, &path, Some(&renumbered), &mut |_| ()).await.unwrap();
        assert_eq!((read.postcodes, read.unknown), (3, 0));
    })
    .await;
}
