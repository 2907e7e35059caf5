//! Everything that comes in from Python is checked here: a wrong type is a `TypeError`, a wrong value the kernel's error.

use pyo3::PyClass;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyInt, PyList, PyString, PyTuple};
use x402_kernel as kernel;
use x402_kernel::header::Reader;
use x402_kernel::json::Json;
use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{Address, Amount, Bytes32, Limits, LocalSigner, Money, Network, UnixTime, Version, usage};

use crate::error::raise;
use crate::evm::{Authorization, CancelAuthorization, Eip712Domain};
use crate::payer::{Balance, Token};
use crate::payload::PaymentPayload;
use crate::prepare_options::PrepareOptions;
use crate::requirements::PaymentRequirements;
use crate::signing;
use crate::value::Tuple;
use crate::verdict::VerifyOptions;

/// What a value of another type than `what` gets.
fn expected(what: &str, found: &Bound<'_, PyAny>) -> PyErr {
    match found.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("expected {what}, not {name}")),
        Err(error) => error,
    }
}

/// The characters of a `str`. Half a surrogate pair is no character: it is read as U+FFFD, like any byte that is none.
fn text(value: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    let text = value.cast::<PyString>().map_err(|_| expected(what, value))?;
    Ok(text.to_string_lossy().into_owned())
}

/// A text that the caller writes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Text(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Text> {
        text(&value, "a str").map(Text)
    }
}

/// A sum of money: never a float, and no int, which could be dollars or atomic units.
pub(crate) struct Sum(pub(crate) Money);

impl<'py> FromPyObject<'_, 'py> for Sum {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Sum> {
        Money::parse(&text(&value, "a str such as \"$0.05\"")?).map(Sum).map_err(raise)
    }
}

/// A whole number that is no bool and no float.
fn integer<'a, 'py>(value: &'a Bound<'py, PyAny>, what: &str) -> PyResult<&'a Bound<'py, PyInt>> {
    match value.cast::<PyInt>() {
        Ok(number) if !value.is_instance_of::<PyBool>() => Ok(number),
        _ => Err(expected(what, value)),
    }
}

/// A whole number that fits.
fn fitting<T: TryFrom<u64>>(value: &Bound<'_, PyAny>, name: &str, range: &str) -> PyResult<T> {
    let number: Option<u64> = integer(value, "an int")?.extract().ok();
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| raise(usage::argument(name, range)))
}

/// A `str` of decimal digits, or an `int`.
pub(crate) struct Decimal(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Decimal {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Decimal> {
        if value.is_instance_of::<PyString>() {
            return text(&value, "a str").map(Decimal);
        }
        let number = integer(&value, "a str of decimal digits or an int")?;
        // Not `str()`, which an enum answers with its name.
        number.call_method1("__format__", ("d",))?.extract().map(Decimal)
    }
}

/// An amount of atomic units: a `str` of decimal digits, or an `int`.
pub(crate) struct Atomic(pub(crate) Amount);

impl<'py> FromPyObject<'_, 'py> for Atomic {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Atomic> {
        Amount::parse(&value.extract::<Decimal>()?.0).map(Atomic).map_err(raise)
    }
}

/// An account or a contract.
pub(crate) struct Place(pub(crate) Address);

impl<'py> FromPyObject<'_, 'py> for Place {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Place> {
        Address::parse(&text(&value, "a str")?).map(Place).map_err(raise)
    }
}

/// Accounts or contracts.
pub(crate) struct Places(pub(crate) Vec<Address>);

impl<'py> FromPyObject<'_, 'py> for Places {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Places> {
        each(&value, "a list of addresses", |item| Ok(item.extract::<Place>()?.0)).map(Places)
    }
}

/// A network in CAIP-2.
pub(crate) struct Chain(pub(crate) Network);

impl<'py> FromPyObject<'_, 'py> for Chain {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Chain> {
        Network::parse(&text(&value, "a str")?).map(Chain).map_err(raise)
    }
}

/// The caller's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Now(pub(crate) UnixTime);

impl<'py> FromPyObject<'_, 'py> for Now {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Now> {
        let number = integer(&value, "an int of unix seconds such as int(time.time())")?;
        if number.lt(0)? {
            return Err(raise(usage::argument("now", "whole unix seconds")));
        }
        // What does not fit is too late for seconds in any case.
        let seconds = number.extract().unwrap_or(u64::MAX);
        UnixTime::from_seconds(seconds).map(Now).map_err(raise)
    }
}

impl<'py> IntoPyObject<'py> for Now {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0.seconds().into_pyobject(py)?)
    }
}

/// How long an authorization has to stay valid, in seconds.
pub(crate) struct Runway(pub(crate) u64);

impl<'py> FromPyObject<'_, 'py> for Runway {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Runway> {
        fitting(&value, "min_runway", "whole seconds").map(Runway)
    }
}

/// The most seconds a signature may live.
pub(crate) struct Lifetime(pub(crate) u64);

impl<'py> FromPyObject<'_, 'py> for Lifetime {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Lifetime> {
        fitting(&value, "max_lifetime", "whole seconds").map(Lifetime)
    }
}

/// A status of HTTP.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Status(pub(crate) u16);

impl<'py> FromPyObject<'_, 'py> for Status {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Status> {
        fitting(&value, "status", "a status of HTTP").map(Status)
    }
}

/// How many decimals an asset has.
pub(crate) struct Decimals(pub(crate) u8);

impl<'py> FromPyObject<'_, 'py> for Decimals {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Decimals> {
        fitting(&value, "decimals", "0 to 255").map(Decimals)
    }
}

/// A version of x402.
pub(crate) struct VersionNumber(pub(crate) Version);

impl<'py> FromPyObject<'_, 'py> for VersionNumber {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<VersionNumber> {
        Version::from_number(fitting(&value, "version", "1 or 2")?).map(VersionNumber).map_err(raise)
    }
}

/// Who reads a header.
pub(crate) struct ReaderName(pub(crate) Reader);

impl<'py> FromPyObject<'_, 'py> for ReaderName {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<ReaderName> {
        match &*text(&value, "a str")? {
            "client" => Ok(ReaderName(Reader::Client)),
            "server" => Ok(ReaderName(Reader::Server)),
            _ => Err(raise(usage::argument("reader", "client or server"))),
        }
    }
}

/// Bytes as their hexadecimal text, or that text.
pub(crate) struct Hex(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Hex {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Hex> {
        match value.extract::<PyBackedBytes>() {
            Ok(bytes) => Ok(Hex(to_hex(&bytes))),
            Err(_) => text(&value, "a str of hexadecimal or bytes").map(Hex),
        }
    }
}

/// A nonce or a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Hash32(pub(crate) Bytes32);

impl<'py> FromPyObject<'_, 'py> for Hash32 {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Hash32> {
        Bytes32::parse(&value.extract::<Hex>()?.0).map(Hash32).map_err(raise)
    }
}

impl<'py> IntoPyObject<'py> for Hash32 {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyString::new(py, &self.0.to_string()))
    }
}

/// Bytes of any length, such as a signature, in hexadecimal or as such; the kernel judges them.
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl<'py> FromPyObject<'_, 'py> for Bytes {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Bytes> {
        from_hex(&value.extract::<Hex>()?.0).map(Bytes).map_err(raise)
    }
}

/// A private key. No error repeats it.
pub(crate) struct Key(pub(crate) LocalSigner);

impl<'py> FromPyObject<'_, 'py> for Key {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Key> {
        match value.extract::<PyBackedBytes>() {
            Ok(bytes) => LocalSigner::from_bytes(&bytes),
            Err(_) => LocalSigner::parse(&text(&value, "a str of hexadecimal or 32 bytes")?),
        }
        .map(Key)
        .map_err(raise)
    }
}

/// Several of something, from anything but a `str`, whose characters are not what anybody means.
fn each<'py, T>(
    value: &Bound<'py, PyAny>,
    what: &str,
    read: impl Fn(Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyString>() => items.map(|item| read(item?)).collect(),
        _ => Err(expected(what, value)),
    }
}

/// Networks in CAIP-2.
#[derive(Default)]
pub(crate) struct Networks(pub(crate) Vec<Network>);

impl<'py> FromPyObject<'_, 'py> for Networks {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Networks> {
        each(&value, "a list of networks", |item| Ok(item.extract::<Chain>()?.0)).map(Networks)
    }
}

/// Several values of a class.
fn each_of<'py, T: PyClass, U>(
    value: &Bound<'py, PyAny>,
    list: &str,
    one: &str,
    read: impl Fn(&Bound<'py, T>) -> U,
) -> PyResult<Vec<U>> {
    each(value, list, |item| item.cast::<T>().map(&read).map_err(|_| expected(one, &item)))
}

/// Offers.
pub(crate) struct Offers(pub(crate) Vec<kernel::PaymentRequirements>);

impl<'py> FromPyObject<'_, 'py> for Offers {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Offers> {
        let offer = |offer: &Bound<'py, PaymentRequirements>| offer.get().0.clone();
        each_of(&value, "a list of offers", "PaymentRequirements", offer).map(Offers)
    }
}

/// Payments.
pub(crate) struct Payments(pub(crate) Vec<kernel::PaymentPayload>);

impl<'py> FromPyObject<'_, 'py> for Payments {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Payments> {
        let payment = |payment: &Bound<'py, PaymentPayload>| payment.get().0.clone();
        each_of(&value, "a list of payments", "a PaymentPayload", payment).map(Payments)
    }
}

/// Tokens.
#[derive(Default)]
pub(crate) struct Tokens(pub(crate) Vec<kernel::Token>);

impl<'py> FromPyObject<'_, 'py> for Tokens {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Tokens> {
        each_of(&value, "a list of tokens", "a Token", |token: &Bound<'py, Token>| token.get().0).map(Tokens)
    }
}

/// Balances.
#[derive(Default)]
pub(crate) struct Balances(pub(crate) Vec<kernel::Balance>);

impl<'py> FromPyObject<'_, 'py> for Balances {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Balances> {
        each_of(&value, "a list of balances", "a Balance", |balance: &Bound<'py, Balance>| balance.get().0)
            .map(Balances)
    }
}

/// Answers of a signer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Answers(Tuple<signing::Answer>);

impl Answers {
    pub(crate) fn kernel(&self) -> Vec<kernel::Answer> {
        self.0.0.iter().map(|answer| answer.0.clone()).collect()
    }
}

impl<'py> FromPyObject<'_, 'py> for Answers {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Answers> {
        let answer = |answer: &Bound<'py, signing::Answer>| answer.get().clone();
        each_of(&value, "a list of answers", "an Answer", answer).map(Tuple).map(Answers)
    }
}

/// Headers as pairs: from pairs, or from what gives them by `multi_items()` or `items()`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Headers(pub(crate) Tuple<(String, String)>);

impl<'py> FromPyObject<'_, 'py> for Headers {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Headers> {
        // httpx and Starlette join duplicates in `items()`; `multi_items()` is where they keep them apart.
        let pairs = match (value.getattr_opt("multi_items")?, value.getattr_opt("items")?) {
            (Some(items), _) | (None, Some(items)) => items.call0()?,
            (None, None) => value.to_owned(),
        };
        each(&pairs, "pairs of a header's name and value", header).map(Tuple).map(Headers)
    }
}

fn header(item: Bound<'_, PyAny>) -> PyResult<(String, String)> {
    let pair = match item.cast::<PyList>() {
        Ok(list) => Some(list.to_tuple()),
        Err(_) => item.cast::<PyTuple>().ok().cloned(),
    };
    let pair =
        pair.filter(|pair| pair.len() == 2).ok_or_else(|| expected("a pair of a header's name and value", &item))?;
    Ok((text(&pair.get_item(0)?, "a str for a header's name")?, text(&pair.get_item(1)?, "a str for its value")?))
}

/// A body, as bytes; a `str` is its UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Body(pub(crate) Vec<u8>);

impl<'py> FromPyObject<'_, 'py> for Body {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Body> {
        if let Ok(text) = value.cast::<PyString>() {
            return encoded(&text).map(Body);
        }
        let bytes = value.extract::<PyBackedBytes>().map_err(|_| expected("bytes or str", &value))?;
        Ok(Body(bytes.to_vec()))
    }
}

impl<'py> IntoPyObject<'py> for Body {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyBytes::new(py, &self.0))
    }
}

/// The bytes of a text. Half a surrogate pair stays one, so that what reads the bytes refuses it.
fn encoded(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    match text.to_cow() {
        Ok(text) => Ok(text.into_owned().into_bytes()),
        Err(_) => text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract(),
    }
}

/// A message: its JSON text, exactly, or a `dict` as `json.dumps` writes it.
pub(crate) struct Message(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Message {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Message> {
        let text = match value.cast::<PyDict>() {
            Ok(dict) => dumps(&dict)?,
            Err(_) => value.cast::<PyString>().map_err(|_| expected("JSON as a str, or a dict", &value))?.to_owned(),
        };
        match text.to_cow() {
            Ok(text) => Ok(Message(text.into_owned())),
            // Not Unicode: the kernel says where.
            Err(_) => {
                let json = Json::parse_bytes(&encoded(&text)?, &Limits::default()).map_err(raise)?;
                Ok(Message(json.text().into()))
            }
        }
    }
}

/// A domain, or its members in a dict.
pub(crate) struct AnyDomain(pub(crate) kernel::Eip712Domain);

impl<'py> FromPyObject<'_, 'py> for AnyDomain {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyDomain> {
        if let Ok(domain) = value.cast::<Eip712Domain>() {
            return Ok(AnyDomain(domain.get().0.clone()));
        }
        kernel::Eip712Domain::parse(&members(&value, "an Eip712Domain or a dict")?).map(AnyDomain).map_err(raise)
    }
}

/// An authorization, or its members in a dict.
pub(crate) struct AnyAuthorization(pub(crate) kernel::Authorization);

impl<'py> FromPyObject<'_, 'py> for AnyAuthorization {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyAuthorization> {
        if let Ok(authorization) = value.cast::<Authorization>() {
            return Ok(AnyAuthorization(authorization.get().0));
        }
        let members = members(&value, "an Authorization or a dict")?;
        kernel::Authorization::parse(&members).map(AnyAuthorization).map_err(raise)
    }
}

/// A cancellation, or its members in a dict.
pub(crate) struct AnyCancel(pub(crate) kernel::CancelAuthorization);

impl<'py> FromPyObject<'_, 'py> for AnyCancel {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyCancel> {
        if let Ok(cancel) = value.cast::<CancelAuthorization>() {
            return Ok(AnyCancel(cancel.get().0));
        }
        let members = members(&value, "a CancelAuthorization or a dict")?;
        kernel::CancelAuthorization::parse(&members).map(AnyCancel).map_err(raise)
    }
}

/// Options of a preparation, or their members in a dict.
pub(crate) struct AnyPrepareOptions(pub(crate) kernel::PrepareOptions);

impl<'py> FromPyObject<'_, 'py> for AnyPrepareOptions {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyPrepareOptions> {
        if let Ok(options) = value.cast::<PrepareOptions>() {
            return options.get().kernel().map(AnyPrepareOptions).map_err(raise);
        }
        let members = members(&value, "PrepareOptions or a dict")?;
        kernel::PrepareOptions::from_json(&members).map(AnyPrepareOptions).map_err(raise)
    }
}

/// Options of a verification, or their members in a dict.
pub(crate) struct AnyVerifyOptions(pub(crate) kernel::VerifyOptions);

impl<'py> FromPyObject<'_, 'py> for AnyVerifyOptions {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyVerifyOptions> {
        if let Ok(options) = value.cast::<VerifyOptions>() {
            return Ok(AnyVerifyOptions(options.get().0.clone()));
        }
        let members = members(&value, "VerifyOptions or a dict")?;
        kernel::VerifyOptions::from_json(&members).map(AnyVerifyOptions).map_err(raise)
    }
}

fn members(value: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    value.cast::<PyDict>().map_err(|_| expected(what, value))?.extract::<Message>().map(|message| message.0)
}

/// A dict as JSON text: compact, and nothing escaped that need not be.
fn dumps<'py>(dict: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyString>> {
    static DUMPS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = dict.py();
    let options = PyDict::new(py);
    options.set_item("ensure_ascii", false)?;
    options.set_item("separators", (",", ":"))?;
    Ok(DUMPS.import(py, "json", "dumps")?.call((dict,), Some(&options))?.cast_into()?)
}

/// A record's members as JSON text, those that are there.
pub(crate) fn record(py: Python<'_>, members: &[(&str, Option<String>)]) -> PyResult<String> {
    let dict = PyDict::new(py);
    for (name, value) in members {
        if let Some(value) = value {
            dict.set_item(name, value)?;
        }
    }
    Ok(dumps(&dict)?.to_string_lossy().into_owned())
}
