use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{AssetId, Payer, PayerKind};
use crate::json::{Json, Limits};
use crate::primitives::Amount;
use crate::registry::TransferMethod;
use crate::wire::{PaymentRequired, PaymentRequirements};
use crate::{Code, Error, Result};

/// One offer out of a challenge, frozen: what is approved is what was chosen, whatever happens to the list.
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
    /// Its index in `accepts`.
    pub index: usize,
    /// Why.
    pub error: Error,
}

impl PaymentRequired {
    /// Takes the best offer the payer can pay, and says why each of the others was not chosen.
    ///
    /// Of those it can pay, the payer's preferences decide: of tokens, then of chains. Then offers whose token the payer
    /// is known to have enough of come before those of which it is not known, and then it is the server's order. A payable
    /// offer that was not chosen says which was (`taken`) and its own `rank`, the taken one's being 1.
    ///
    /// # Errors
    /// `choose.none_payable`, whose details give the code for each entry, and how much is short where it is the balance.
    pub fn choose(&self, payer: &Payer) -> Result<Choice> {
        // By their places, at which the reasons are told.
        let mut refused: Vec<Option<Error>> = alloc::vec![None; self.accepts().len() + self.skipped().len()];
        let mut refuse = |index: usize, error: Error| refused.get_mut(index).map(|place| *place = Some(error));
        let mut payable: Vec<(Rank, &PaymentRequirements)> = Vec::new();
        for skipped in self.skipped() {
            refuse(skipped.index, skipped.error.clone());
        }
        for (index, offer) in self.accepts().iter().map(|offer| (offer.index().unwrap_or_default(), offer)) {
            match pays(payer, offer) {
                Ok(()) => payable.push((rank(payer, offer, index), offer)),
                Err(error) => {
                    refuse(index, error.within(index).within("accepts"));
                }
            }
        }
        let best = payable.iter().min_by_key(|(rank, _)| rank);
        if let Some(((.., taken), _)) = best {
            for (own, _) in &payable {
                let ahead = payable.iter().filter(|(other, _)| other < own).count();
                if ahead > 0 {
                    refuse(own.3, Error::new(Code::ChooseNotFirst).with("taken", taken).with("rank", ahead + 1));
                }
            }
        }
        let not_chosen = refused.into_iter().enumerate();
        let not_chosen =
            not_chosen.filter_map(|(index, error)| error.map(|error| NotChosen { index, error })).collect();
        let Some(&((.., index), offer)) = best else { return Err(none_payable(not_chosen)) };
        let extensions = self.extensions().cloned();
        let (challenge, offer, payer) = (self.clone(), offer.clone(), payer.clone());
        Ok(Choice { challenge, offer, payer, extensions, index, not_chosen })
    }
}

/// The code for each entry, and how much is short where it is the balance.
fn none_payable(not_chosen: Vec<NotChosen>) -> Error {
    let none = Error::new(Code::ChooseNonePayable).with("count", not_chosen.len()).within("accepts");
    not_chosen.iter().fold(none, |none, entry| {
        let none = none.with_fact(entry.index.to_string().into(), &entry.error.code().as_str());
        match entry.error.detail().get("shortfall") {
            Some(short) => none.with_fact(format!("{}.shortfall", entry.index).into(), &short),
            None => none,
        }
    })
}

/// Whether the payer can pay the offer, as far as it is known.
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

/// Whether a payer of that kind can pay in the way the offer wants. EIP-3009 works for all of them (a wallet contract
/// signs its way, and a facilitator deploys the one that is not there yet). Permit2 asks a contract for its word before
/// anybody could have deployed it.
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

/// The payer's order: its preferences of tokens and of chains, then what it has for certain, then the server's order. What
/// is not preferred comes last.
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
    /// The same choice again, from what [`challenge`](Self::challenge), [`payer`](Self::payer), [`index`](Self::index) and
    /// [`extensions`](Self::extensions) said: how a value that left the process comes back. The challenge is chosen from
    /// again, and leads to the same index.
    ///
    /// # Errors
    /// `usage.argument` if it leads to another index; those of [`PaymentRequired::choose`] and
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

    /// Reads what a choice serialises as. `challenge`, `payer`, `index` and `extensions` are read; everything else follows
    /// from them.
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

    /// The same choice, adding to the server's extensions (see [`PaymentRequired::echo`]). Said again, the last counts.
    ///
    /// # Errors
    /// Those of [`PaymentRequired::echo`].
    pub fn with_extensions(mut self, additions: &str) -> Result<Choice> {
        self.extensions = Some(self.challenge.echoed(additions)?);
        Ok(self)
    }

    /// The `extensions` that the payment will send: the server's, and what was added.
    pub fn extensions(&self) -> Option<&Json> {
        self.extensions.as_ref()
    }

    /// The chosen entry's index in `accepts`.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The chosen offer.
    pub fn offer(&self) -> &PaymentRequirements {
        &self.offer
    }

    /// The challenge it was chosen from.
    pub fn challenge(&self) -> &PaymentRequired {
        &self.challenge
    }

    /// Who it was chosen for.
    pub fn payer(&self) -> &Payer {
        &self.payer
    }

    /// Every other entry, and why it was not chosen.
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
