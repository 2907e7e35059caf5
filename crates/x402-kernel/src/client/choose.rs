use alloc::collections::BinaryHeap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{AssetId, Payer, PayerKind};
use crate::json::{Json, Limits};
use crate::primitives::Amount;
use crate::registry::TransferMethod;
use crate::wire::{PaymentRequired, PaymentRequirements};
use crate::{Code, Error, Result};

/// The chosen offer of a challenge, with the challenge and the payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub(super) challenge: PaymentRequired,
    pub(super) offer: PaymentRequirements,
    pub(super) payer: Payer,
    pub(super) extensions: Option<Json>,
    index: usize,
    not_chosen: Vec<NotChosen>,
}

/// An entry of `accepts` that was not chosen, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotChosen {
    /// Its index in `accepts`, from 0.
    pub index: usize,
    /// The reason, as an error.
    pub error: Error,
}

impl PaymentRequired {
    /// Chooses the best offer that the payer can pay, and reports why each other entry was not chosen.
    ///
    /// Of the payable offers, the payer's preferred tokens decide, then its preferred networks. Then affordable offers
    /// come before those whose balance is unknown; then the server's order decides. Each payable offer that was not
    /// chosen reports the chosen index (`taken`) and its own `rank` (the chosen one is 1).
    ///
    /// # Errors
    /// `choose.none_payable`. Its detail has the codes of the first twelve entries, by index, and the `shortfall` if the
    /// balance is too low.
    pub fn choose(&self, payer: &Payer) -> Result<Choice> {
        // By index.
        let mut refused: Vec<Option<Error>> = alloc::vec![None; self.accepts().len() + self.skipped().len()];
        let mut refuse = |index: usize, error: Error| refused.get_mut(index).map(|entry| *entry = Some(error));
        let mut payable = BinaryHeap::new();
        for skipped in self.skipped() {
            refuse(skipped.index, skipped.error.clone());
        }
        for (index, offer) in self.accepts().iter().map(|offer| (offer.index().unwrap_or_default(), offer)) {
            match pays(payer, offer) {
                Ok(()) => payable.push(rank(payer, offer, index)),
                Err(error) => {
                    refuse(index, error.within(index).within("accepts"));
                }
            }
        }
        // Sorted by its heap, whose code is a third of a stable sort's; no two ranks are equal.
        let payable = payable.into_sorted_vec();
        let best = payable.first().map(|(.., index)| *index);
        if let Some(taken) = best {
            for (before, (.., index)) in payable.iter().enumerate().skip(1) {
                refuse(*index, Error::new(Code::ChooseNotFirst).with("taken", taken).with("rank", before + 1));
            }
        }
        let not_chosen = refused.into_iter().enumerate();
        let not_chosen =
            not_chosen.filter_map(|(index, error)| error.map(|error| NotChosen { index, error })).collect();
        let offer_at = |index| self.accepts().iter().find(|offer| offer.index().unwrap_or_default() == index);
        let Some((index, offer)) = best.and_then(|index| Some((index, offer_at(index)?))) else {
            return Err(none_payable(not_chosen, self.unread()));
        };
        let extensions = self.extensions().cloned();
        let (challenge, offer, payer) = (self.clone(), offer.clone(), payer.clone());
        Ok(Choice { challenge, offer, payer, extensions, index, not_chosen })
    }
}

impl PaymentRequired {
    /// Returns the offer that is worth least in dollars; of several worth the same, the first. `None` if the worth of none
    /// is known.
    ///
    /// Only offers in tokens that the registry knows are compared, at a dollar a unit. What a payer can pay is ignored:
    /// [`choose`](Self::choose) finds an offer to pay.
    pub fn cheapest(&self) -> Option<&PaymentRequirements> {
        let priced = self.accepts().iter().filter_map(|offer| Some((worth(offer)?, offer)));
        priced.min_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, offer)| offer)
    }
}

/// The most decimals of a token that the registry takes.
const MOST_DECIMALS: u8 = 36;

/// Returns the worth of an offer as a number of decimal digits, the same fraction of a dollar for every token: its length
/// comes first, since the longer of two numbers is the larger. `None` if the token is unknown.
fn worth(offer: &PaymentRequirements) -> Option<(usize, String)> {
    let zeros = "0".repeat(MOST_DECIMALS.saturating_sub(offer.known_asset()?.decimals()).into());
    let digits = format!("{}{zeros}", offer.amount());
    let digits = digits.trim_start_matches('0');
    Some((digits.len(), digits.into()))
}

/// The most entries that an error names.
const NAMED: usize = 12;

/// Makes the error with the codes of the first entries, by index, and the shortfall if the balance is too low.
fn none_payable(not_chosen: Vec<NotChosen>, unread: usize) -> Error {
    let count = not_chosen.len().saturating_add(unread);
    let none = Error::new(Code::ChooseNonePayable).with("count", count).within("accepts");
    not_chosen.iter().take(NAMED).fold(none, |none, entry| {
        let none = none.with_fact(entry.index.to_string().into(), &entry.error.code().as_str());
        match entry.error.detail().get("shortfall") {
            Some(short) => none.with_fact(format!("{}.shortfall", entry.index).into(), &short),
            None => none,
        }
    })
}

/// Requires that the payer can pay the offer, as far as is known.
fn pays(payer: &Payer, offer: &PaymentRequirements) -> Result<()> {
    if !payer.networks().contains(&offer.network()) {
        return Err(Error::new(Code::ChooseNetwork).with("network", offer.network()).within("network"));
    }
    transfers(payer.kind(), offer)?;
    if !payer.assets().is_empty() && !payer.assets().contains(&token(offer)) {
        let error = Error::new(Code::ChooseAsset).with("asset", offer.asset()).with("network", offer.network());
        return Err(error.within("asset"));
    }
    match balance(payer, offer) {
        Some(have) if have < offer.amount() => {
            let shortfall = offer.amount().to_u256().saturating_sub(have.to_u256());
            Err(Error::new(Code::ChooseBalance)
                .with("shortfall", Amount::from(shortfall))
                .with("needed", offer.amount())
                .with("have", have)
                .within(offer.amount_member()))
        }
        _ => Ok(()),
    }
}

/// Requires that a payer of that kind can pay by the offer's method. EIP-3009 works for all kinds (the facilitator
/// deploys a counterfactual wallet). Permit2 asks the wallet contract before it could be deployed.
fn transfers(kind: PayerKind, offer: &PaymentRequirements) -> Result<()> {
    let refused = match offer.method() {
        Err(error) => error,
        Ok(_) => match offer.known_asset().map(|asset| asset.transfer_method()) {
            None | Some(TransferMethod::Eip3009) => return Ok(()),
            Some(other) => Error::new(Code::ChooseTransferMethod).with("method", other.as_str()).within("asset"),
        },
    };
    let permit2 = refused.detail().get("method") == Some(TransferMethod::Permit2.as_str());
    if kind == PayerKind::Counterfactual && permit2 {
        let error = Error::new(Code::ChoosePayerKind).with("kind", kind.as_str()).with("method", "permit2");
        let of_token = refused.at() == "/asset";
        return Err(if of_token { error.within("asset") } else { error.within("assetTransferMethod").within("extra") });
    }
    Err(refused)
}

/// The order of payable offers: preferred tokens, preferred networks, known balances, then the server's order.
type Rank = (usize, usize, bool, usize);

fn rank(payer: &Payer, offer: &PaymentRequirements, index: usize) -> Rank {
    let asset = payer.preferred_assets().iter().position(|preferred| *preferred == token(offer));
    let network = payer.preferred_networks().iter().position(|preferred| *preferred == offer.network());
    (asset.unwrap_or(usize::MAX), network.unwrap_or(usize::MAX), balance(payer, offer).is_none(), index)
}

fn token(offer: &PaymentRequirements) -> AssetId {
    AssetId { network: offer.network(), asset: offer.asset() }
}

fn balance(payer: &Payer, offer: &PaymentRequirements) -> Option<Amount> {
    let mut balances = payer.balances().iter();
    let known = balances.find(|balance| (balance.network, balance.asset) == (offer.network(), offer.asset()))?;
    Some(known.amount)
}

impl Choice {
    /// Makes a choice again from its [`challenge`](Self::challenge), [`payer`](Self::payer), [`index`](Self::index) and
    /// [`extensions`](Self::extensions), for a value that left the process. It chooses again, and requires the same
    /// index.
    ///
    /// # Errors
    /// `usage.argument` if another index is chosen; those of [`PaymentRequired::choose`] and
    /// [`with_extensions`](Self::with_extensions).
    pub fn restore(
        challenge: &PaymentRequired,
        payer: &Payer,
        index: usize,
        extensions: Option<&str>,
    ) -> Result<Choice> {
        let choice = challenge.choose(payer)?;
        if choice.index != index {
            return Err(Error::argument("choice", "the index that its challenge leads its payer to").within("index"));
        }
        match extensions {
            Some(extensions) => choice.with_extensions(extensions),
            None => Ok(choice),
        }
    }

    /// Reads what a choice serialises as. `challenge`, `payer`, `index` and `extensions` are read; everything else
    /// follows from them.
    ///
    /// # Errors
    /// `usage.argument` for another member; those of [`PaymentRequired::from_json`], [`Payer::from_json`] and
    /// [`Choice::restore`].
    pub fn from_json(text: &str) -> Result<Choice> {
        let names = ["index", "offer", "notChosen", "challenge", "payer", "extensions"];
        let json = Json::parse(text, &Limits::WRITTEN)?;
        let value = json.value().object("choice", &names)?;
        let challenge = value.read("challenge", PaymentRequired::read_written)?;
        let payer = value.read("payer", Payer::read)?;
        let index = value.read("index", |index| index.whole("index"))?;
        Choice::restore(&challenge, &payer, index, value.optional_text("extensions")?.as_deref())
    }

    /// Returns the choice with additions to the server's extensions (see [`PaymentRequired::echo`]), in place of
    /// earlier additions.
    ///
    /// # Errors
    /// Those of [`PaymentRequired::echo`].
    pub fn with_extensions(mut self, additions: &str) -> Result<Choice> {
        self.extensions = Some(self.challenge.echoed(additions)?);
        Ok(self)
    }

    /// The `extensions` to send with the payment: the server's, with the additions.
    pub fn extensions(&self) -> Option<&Json> {
        self.extensions.as_ref()
    }

    /// The index of the chosen offer in `accepts`, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The chosen offer.
    pub fn offer(&self) -> &PaymentRequirements {
        &self.offer
    }

    /// The challenge of the offer.
    pub fn challenge(&self) -> &PaymentRequired {
        &self.challenge
    }

    /// The payer for whom it was chosen.
    pub fn payer(&self) -> &Payer {
        &self.payer
    }

    /// All other entries of `accepts`, and why they were not chosen.
    pub fn not_chosen(&self) -> &[NotChosen] {
        &self.not_chosen
    }
}

/// As `{index, offer, notChosen, challenge, payer, extensions?}`.
impl Serialize for Choice {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            index: usize,
            offer: &'a PaymentRequirements,
            not_chosen: &'a [NotChosen],
            challenge: &'a PaymentRequired,
            payer: &'a Payer,
            #[serde(skip_serializing_if = "Option::is_none")]
            extensions: Option<&'a Json>,
        }
        let Choice { index, offer, not_chosen, challenge, payer, extensions } = self;
        let (index, extensions) = (*index, extensions.as_ref());
        View { index, offer, not_chosen, challenge, payer, extensions }.serialize(serializer)
    }
}
