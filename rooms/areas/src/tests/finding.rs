use house::shell::Errors;
use neighbourhood::areas::{Circle, Level, Place, circle_between, distance_metres};
use words::Lang;

use super::{code, towns};
use crate::import::Files;
use crate::{NoPlace, PlaceField, find, place_of, store};

#[tokio::test]
async fn every_postcode_of_the_towns_leads_to_one_to_nine_neighbourhoods_of_that_town() {
    let table =
        Files::built_in().table("postcodes/pc4_2021.csv", &["pc4", "gemeente_code", "inhabitants"]).unwrap();
    let all: Vec<(String, String)> = table
        .rows()
        .map(|line| (line.get("pc4").to_owned(), line.get("gemeente_code").to_owned()))
        .filter(|(_, town)| ["GM0301", "GM0772"].contains(&town.as_str()))
        .collect();
    assert!(all.len() > 30);
    let all = &all;
    towns(|db| async move {
        for (pc4, town) in all {
            for text in [pc4.clone(), format!("{pc4} ab"), format!(" {pc4}-AB ")] {
                let found = find(&db, &text).await.unwrap();
                assert!((1..=9).contains(&found.choices.len()), "{text}: {found:?}");
                assert!(found.choices.iter().all(|choice| choice.code.level() == Level::Neighbourhood));
                let sums = found.choices.windows(2).all(|two| two[0].share >= two[1].share);
                assert!(sums, "{text} is not in order");
                let unsure = found.unsure.unwrap();
                assert_eq!(unsure.code.level(), Level::District);
                assert!(
                    found.choices.iter().any(|choice| choice.code.municipality().as_str() == town),
                    "{pc4} of {town}"
                );
                assert!(found.choices.iter().any(|choice| choice.code.district() == Some(unsure.code)));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn names_are_found_as_people_type_them() {
    towns(|db| async move {
        let first = |text: &'static str| {
            let db = db.clone();
            async move {
                find(&db, text)
                    .await
                    .unwrap()
                    .choices
                    .first()
                    .map(|choice| choice.name.clone())
                    .unwrap_or_default()
            }
        };
        assert_eq!(first("Stadskern").await, "Stadskern");
        assert_eq!(first("stadskren").await, "Stadskern");
        assert_eq!(first("  STADSK ").await, "Stadskern");
        assert_eq!(first("castilielaan").await, "Castiliëlaan");
        assert_eq!(first("BU03010000").await, "Stadskern");
        assert_eq!(first("laarstraat").await, "Laarstraat en omgeving");
        for nothing in [
            "",
            " ",
            "x",
            "zzzzzzzz",
            "%",
            "__",
            "🚲",
            "'; drop table areas",
            "BU99999999",
            "0123",
            "72011",
            "7201 SS",
            "99",
        ] {
            assert_eq!(first(nothing).await, "", "{nothing}");
        }
        let district = find(&db, "Noordveen").await.unwrap();
        assert_eq!(district.unsure.as_ref().map(|choice| choice.code), Some(code("WK030102")));
        let inside = store::children(&db, &code("WK030102")).await.unwrap().len();
        assert!(district.choices.len() >= inside);
        let long = "a".repeat(10_000);
        assert!(find(&db, &long).await.unwrap().choices.is_empty());
        let town = find(&db, "Zutphen").await.unwrap();
        assert!(town.choices.len() >= 6);
        let names = crate::suggest(&db, "le").await.unwrap();
        assert!((1..=10).contains(&names.len()), "{names:?}");
        for name in crate::suggest(&db, "en").await.unwrap() {
            assert!(!find(&db, &name).await.unwrap().choices.is_empty(), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_becomes_a_place_or_says_why_not() {
    towns(|db| async move {
        let place = |area: &'static str, typed: &'static str| {
            let db = db.clone();
            async move { place_of(&db, area, typed).await.map_err(|no| no.key()) }
        };
        let pc6 = "7201DH".parse().unwrap();
        assert_eq!(place("", "").await, Err("place_missing"));
        assert_eq!(place("", "72a").await, Err("not_a_postcode"));
        assert_eq!(place("", "1011AB").await, Err("unknown_postcode"));
        assert_eq!(place("", "Nergenshuizen").await, Err("unknown_name"));
        assert_eq!(place("", "7201DH").await, Err("choose"));
        assert_eq!(
            place("BU03010000", "7201 dh").await,
            Ok(Place::of_postcode(pc6, code("BU03010000")).unwrap())
        );
        assert_eq!(place("WK030100", "7201 dh").await, Ok(Place::District(code("WK030100"))));
        assert_eq!(place("BU03010000", "7201").await, Ok(Place::Neighbourhood(code("BU03010000"))));
        assert_eq!(place("BU07721110", "7201 dh").await, Err("choose"), "chosen for another postcode");
        assert_eq!(place("BU03010000", "").await, Ok(Place::Neighbourhood(code("BU03010000"))));
        assert_eq!(place("bu03010000", "").await, Ok(Place::Neighbourhood(code("BU03010000"))));
        assert_eq!(place("GM0301", "").await, Err("place_missing"));
        assert_eq!(place("BU99999999", "").await, Err("place_missing"));
        assert_eq!(place("<script>", "").await, Err("place_missing"));
        assert_eq!(place("", "Stadskern").await, Ok(Place::Neighbourhood(code("BU03010000"))));
        // One neighbourhood in the postcode: no question.
        assert!(matches!(place("", "7205 AB").await, Ok(Place::Postcode { .. })));
        assert!(
            matches!(place_of(&db, "", "7201").await, Err(NoPlace::Choose(found)) if found.choices.len() == 4)
        );
    })
    .await;
}

#[tokio::test]
async fn names_of_many_areas_at_once() {
    towns(|db| async move {
        let all = store::children(&db, &code("GM0772")).await.unwrap();
        let mut wanted: Vec<_> = all.iter().map(|area| area.code).collect();
        for district in &all {
            wanted.extend(store::children(&db, &district.code).await.unwrap().iter().map(|area| area.code));
        }
        wanted.push(code("BU99999999"));
        let found = store::names(&db, wanted.clone()).await.unwrap();
        assert_eq!(found.len(), wanted.len() - 1);
        assert!(store::names(&db, []).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn circles_and_distances_make_sense() {
    towns(|db| async move {
        let areas = store::children(&db, &code("WK030100")).await.unwrap();
        for a in &areas {
            for b in &areas {
                let places = (Place::Neighbourhood(a.code), Place::Neighbourhood(b.code));
                let there = distance_metres((&places.0, &a.shape()), (&places.1, &b.shape()));
                let back = distance_metres((&places.1, &b.shape()), (&places.0, &a.shape()));
                assert!(
                    (there - back).abs() < 1e-6 && there > 20.0 && there < 12_000.0,
                    "{} {} {there}",
                    a.name,
                    b.name
                );
                let circle = circle_between(&places.0, &places.1).unwrap();
                assert_eq!(circle, if a.code == b.code { Circle::Neighbourhood } else { Circle::District });
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_field_asks_and_then_gives_the_choices() {
    use askama::Template as _;
    towns(|db| async move {
        let errors = Errors::default();
        let none = PlaceField::load(&db, Lang::Nl, ("", ""), &errors).await.unwrap().render().unwrap();
        assert!(none.contains("name=\"place\"") && !none.contains("name=\"area\""));
        assert_eq!(PlaceField::empty(Lang::Nl, &errors).render().unwrap(), none);
        let some = PlaceField::load(&db, Lang::Nl, ("7201 DH", "BU03010001"), &errors)
            .await
            .unwrap()
            .render()
            .unwrap();
        assert_eq!(
            some.matches("type=\"radio\"").count(),
            5,
            "four neighbourhoods and one for who does not know"
        );
        assert!(
            some.contains("Dat weet ik niet") && some.contains("<svg") && some.contains("value=\"7201 DH\"")
        );
        assert_eq!(some.matches(" checked").count(), 1);
        let nasty =
            PlaceField::load(&db, Lang::En, ("\"><script>", "x"), &errors).await.unwrap().render().unwrap();
        assert!(!nasty.contains("<script>"));
        let known =
            PlaceField::load(&db, Lang::Nl, ("", "BU03010000"), &errors).await.unwrap().render().unwrap();
        assert!(known.contains("value=\"Stadskern\""));
        let mut wrong = Errors::default();
        wrong.add("place", NoPlace::UnknownPostcode.words(Lang::Nl));
        let said = PlaceField::load(&db, Lang::Nl, ("1011", ""), &wrong).await.unwrap().render().unwrap();
        assert!(said.contains("place-err") && said.contains("aria-invalid"));
    })
    .await;
}
