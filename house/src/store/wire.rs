//! Values on PostgreSQL's wire: each as the type the server asks for or gives.

use super::value::Value;
use bytes::{BufMut, BytesMut};
use std::error::Error;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

type AnyError = Box<dyn Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, AnyError> {
        match (self, ty) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Bool(v), &Type::BOOL) => out.put_u8(u8::from(*v)),
            (Value::Bool(v), _) => return Value::Int(i64::from(*v)).to_sql(ty, out),
            // A boolean that comes from a SQLite file.
            (Value::Int(v @ (0 | 1)), &Type::BOOL) => out.put_u8(u8::from(*v == 1)),
            (Value::Int(v), &Type::INT8) => out.put_i64(*v),
            (Value::Int(v), &Type::INT4) => out.put_i32(i32::try_from(*v)?),
            (Value::Int(v), &Type::INT2) => out.put_i16(i16::try_from(*v)?),
            #[allow(clippy::cast_precision_loss)]
            (Value::Int(v), &Type::FLOAT8) => out.put_f64(*v as f64),
            (Value::Real(v), &Type::FLOAT8) => out.put_f64(*v),
            (Value::Text(v), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::BPCHAR | &Type::UNKNOWN) => {
                out.put_slice(v.as_bytes());
            }
            (Value::Blob(v), &Type::BYTEA) => out.put_slice(v),
            _ => return Err(format!("{} does not fit the type {ty}", self.kind()).into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl FromSql<'_> for Value {
    fn from_sql(ty: &Type, raw: &[u8]) -> Result<Self, AnyError> {
        Ok(match *ty {
            Type::BOOL => Value::Bool(bool::from_sql(ty, raw)?),
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::INT2 => Value::Int(i64::from(i16::from_sql(ty, raw)?)),
            Type::OID => Value::Int(i64::from(u32::from_sql(ty, raw)?)),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => Value::Real(f64::from(f32::from_sql(ty, raw)?)),
            Type::NUMERIC => numeric(raw)?,
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR | Type::UNKNOWN => {
                Value::Text(<&str>::from_sql(&Type::TEXT, raw)?.to_owned())
            }
            Type::BYTEA => Value::Blob(raw.to_vec()),
            Type::UUID => Value::Text(uuid::Uuid::from_slice(raw)?.to_string()),
            Type::VOID => Value::Null,
            _ => return Err(format!("columns of type {ty} are not used here; cast it").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, AnyError> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// What `sum` and `avg` give: a whole number when it is one.
/// Four 16-bit fields (digits, weight of the first, sign, scale), then digits to the base of 10,000.
fn numeric(raw: &[u8]) -> Result<Value, AnyError> {
    let field =
        |at: usize| raw.get(at * 2..at * 2 + 2).and_then(|two| two.try_into().ok()).map(u16::from_be_bytes);
    let (Some(count), Some(weight), Some(sign)) = (field(0), field(1), field(2)) else {
        return Err("a numeric is cut short".into());
    };
    let weight = i32::from(weight.cast_signed());
    let mut whole: Option<i64> = Some(0);
    let mut real = 0.0_f64;
    let mut exponent = weight;
    for at in 0..usize::from(count) {
        let digit = field(4 + at).ok_or("a numeric is cut short")?;
        real += f64::from(digit) * 10_000_f64.powi(exponent);
        whole = match (exponent >= 0, digit) {
            (true, _) => whole.and_then(|sum| sum.checked_mul(10_000)?.checked_add(i64::from(digit))),
            (false, 0) => whole,
            (false, _) => None,
        };
        exponent -= 1;
    }
    for _ in 0..=exponent {
        whole = whole.and_then(|sum| sum.checked_mul(10_000));
    }
    match (sign, whole) {
        (0x0000, Some(whole)) => Ok(Value::Int(whole)),
        (0x4000, Some(whole)) => Ok(Value::Int(-whole)),
        (0x0000, None) => Ok(Value::Real(real)),
        (0x4000, None) => Ok(Value::Real(-real)),
        _ => Err("a numeric is no number".into()),
    }
}
