//! Purses and what is in them.

words! {
    /// What a coin is made of.
    #[derive(Default)]
    pub enum Metal {
        /// Copper, which most coins are made of.
        #[default]
        Copper = "copper",
        /// Gold.
        Gold = "gold",
    }
}

/// A coin.
pub struct Coin {
    /// What it is made of.
    pub metal: Metal,
    /// Its worth, in atomic units.
    pub worth: Amount,
    /// The mint that struck it, if it is known.
    pub mint: Option<Address>,
}

/// The outcome of a payment.
pub enum Payment {
    /// It is paid.
    Paid {
        /// The change.
        change: Vec<Coin>,
    },
    /// There were too few coins.
    Short {
        /// Why.
        error: Error,
    },
    /// Nothing was due.
    Free,
}

/// A list of prices.
pub struct Prices(());

impl Prices {
    /// Reads a list of prices.
    ///
    /// # Errors
    /// `json.*`.
    pub fn parse_with(profile: &Profile, text: &str) -> Result<Prices> {}

    /// The exact text.
    pub fn json(&self) -> &Json {}

    /// Returns the price of a thing, if it has one; see [`count`].
    pub fn price(&self, thing: &str) -> Option<Amount> {}
}

/// A purse.
pub struct Purse(());

impl Purse {
    /// Who owns it.
    pub fn owner(&self) -> Address {}

    /// Pays a price.
    ///
    /// # Errors
    /// `money.too_large`.
    pub fn pay(self, prices: &Prices, now: UnixTime) -> Result<Payment> {}
}

/// Returns how many coins are of that metal.
pub fn count(coins: &[Coin], metal: Metal) -> usize {}

/// The names of the mints.
pub const MINTS: [&str; 2] = ["north", "south"];
