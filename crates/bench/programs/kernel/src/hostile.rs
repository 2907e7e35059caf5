//! What a peer may write to make a reader slow, at any size, and every public reader of it.

use std::hint::black_box;

use x402_kernel::{
    Address, Amount, DiscoveryPage, Exchange, FacilitatorRequest, Json, Limits, MatchRule, Network, Payer,
    PaymentPayload, PaymentRequired, PaymentRequirements, Profile, Reason, SettleResponse, Supported, TypedData,
    VerifyResponse, Version, compare_urls, echo_matches, find_accepted, header, http,
};

/// The sizes that are compared, in KiB. The limit of a body is the larger one.
pub const SIZES: [usize; 2] = [32, 255];

const OFFER: &str = r#"{"scheme":"exact","network":"eip155:84532","amount":"10000","asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,"extra":{"name":"USDC","version":"2"}}"#;

/// A text of about that many bytes.
type Shape = fn(usize) -> String;

/// The shapes of a value.
const VALUES: [(&str, Shape); 8] = [
    ("ones", |bytes| format!("[{}1]", "1,".repeat(bytes / 2))),
    ("offers", |bytes| format!("[{OFFER}{}]", format!(",{OFFER}").repeat(bytes / (OFFER.len() + 1)))),
    ("members", |bytes| {
        let members: Vec<String> = (0..1000).map(|number| format!(r#""m{number}":1"#)).collect();
        let object = format!("{{{}}}", members.join(","));
        format!("[{object}{}]", format!(",{object}").repeat(bytes / (object.len() + 1)))
    }),
    ("escapes", |bytes| format!(r#""{}""#, r"\u0061".repeat(bytes / 6))),
    ("text", |bytes| format!(r#""{}""#, "a".repeat(bytes))),
    ("digits", |bytes| "1".repeat(bytes)),
    ("name", |bytes| format!(r#"{{"{}":1}}"#, "\\n".repeat(bytes / 2))),
    ("nested", |bytes| format!("[{}1]", format!("{}{},", "[".repeat(40), "]".repeat(40)).repeat(bytes / 81))),
];

/// Messages with a value, by the member that has it.
const MESSAGES: [(&str, &str); 12] = [
    ("accepts", r#"{"x402Version":2,"accepts":@}"#),
    ("list", "@"),
    ("data", r#"{"data":{"data":{"paymentRequirements":@}}}"#),
    ("error", r#"{"x402Version":2,"error":@,"accepts":[]}"#),
    ("extensions", r#"{"x402Version":2,"extensions":{"builder-code":{"info":{"s":@}}},"accepts":[]}"#),
    ("items", r#"{"items":@}"#),
    ("item", r#"{"items":[{"resource":"r","type":"http","x402Version":2,"accepts":@}]}"#),
    ("kinds", r#"{"kinds":@,"extensions":@}"#),
    ("receipt", r#"{"success":false,"errorReason":@,"transaction":@}"#),
    ("payment", r#"{"x402Version":2,"accepted":@,"payload":{"signature":@}}"#),
    ("request", r#"{"x402Version":2,"paymentPayload":@,"paymentRequirements":@}"#),
    ("typed", r#"{"types":@,"primaryType":"A","domain":@,"message":@}"#),
];

/// Calls `measure` with each reader on each shape: the name, the bytes, and the call.
pub fn each(bytes: usize, measure: &dyn Fn(&str, usize, &dyn Fn())) {
    let own = [PaymentRequirements::parse(Version::V2, OFFER).expect("an offer")];
    let limits = Limits { request_header: 1 << 20, response_header: 1 << 20, ..Limits::default() };
    let wide = Profile::default().with_limits(limits);
    let payer = Payer::new(Address::ZERO).on(Network::from_chain_id(84532));
    for (member, message) in MESSAGES {
        for (shape, value) in VALUES {
            let text = message.replace('@', &value(bytes / message.matches('@').count() - message.len()));
            let name = |reader: &str| format!("{reader}.{member}.{shape}");
            let run = |reader: &str, call: &dyn Fn()| measure(&name(reader), text.len(), call);
            let text = text.as_str();
            match member {
                "items" | "item" => run("discovery", &|| sink(DiscoveryPage::parse(text))),
                "kinds" => run("supported", &|| {
                    let supported = Supported::parse(text);
                    sink(supported.map(|supported| supported.missing(&own)));
                }),
                "receipt" => {
                    run("receipt", &|| sink(SettleResponse::parse(text).map(|receipt| receipt.repairs())));
                    run("verify_response", &|| sink(VerifyResponse::parse(text)));
                }
                "payment" => run("payment", &|| sink(PaymentPayload::parse(text))),
                "request" => run("request", &|| sink(FacilitatorRequest::parse(text))),
                "typed" => run("typed_data", &|| sink(TypedData::parse(text))),
                _ => {
                    run("challenge", &|| sink(PaymentRequired::parse(text).map(|read| read.choose(&payer))));
                    let value = header::encode(text);
                    let headers = [("PAYMENT-REQUIRED", value.as_str()), ("X402", value.as_str())];
                    run("http", &|| sink(PaymentRequired::from_http_with(&wide, 402, &headers, text)));
                    let exchange = Exchange {
                        status: 402,
                        headers: &headers,
                        body: text.as_bytes(),
                        paid: true,
                        cross_origin: false,
                    };
                    run("interpret", &|| sink(http::interpret(&wide, &exchange)));
                    run("header", &|| sink(PaymentPayload::from_header_with(&wide, &value)));
                }
            }
        }
    }
    for (shape, value) in VALUES {
        let text = value(bytes);
        let Ok(json) = Json::parse(&text, &Limits::default()) else { continue };
        let run = |reader: &str, call: &dyn Fn()| measure(&format!("{reader}.{shape}"), text.len(), call);
        run("offer", &|| sink(PaymentRequirements::parse(Version::V2, &text)));
        run("find", &|| sink(find_accepted(&own, &json, MatchRule::Exact)));
        run("reason", &|| sink(Reason::parse(&text)));
        run("url", &|| sink(compare_urls("https://a.b/", &text)));
        run("amount", &|| sink(Amount::parse_tolerant(text.trim_matches('"'))));
        run("address", &|| sink(Address::parse(text.trim_matches('"'))));
        run("network", &|| sink(Network::parse(text.trim_matches('"'))));
    }
    echo(bytes, measure);
}

/// A server's extensions, with a client's own of the usual size.
fn echo(bytes: usize, measure: &dyn Fn(&str, usize, &dyn Fn())) {
    let codes: Vec<String> = (0..bytes / 8).map(|number| format!("{number:>7}")).collect();
    let extensions = format!(r#"{{"builder-code":{{"info":{{"s":[{}]}}}}}}"#, codes.join(","));
    let text = format!(r#"{{"x402Version":2,"accepts":[],"extensions":{extensions}}}"#);
    let challenge = PaymentRequired::parse(&text).expect("a challenge");
    let own = r#"{"builder-code":{"info":{"s":["mine"]}}}"#;
    measure("echo.codes", text.len(), &|| sink(challenge.echo(own)));
    let (own, their) = (Json::parse(own, &Limits::default()), Json::parse(&extensions, &Limits::default()));
    let (own, their) = (own.expect("JSON"), their.expect("JSON"));
    measure("echo_matches.codes", text.len(), &|| sink(echo_matches(&own, Some(&their))));
}

fn sink<T>(value: T) {
    drop(black_box(value));
}
