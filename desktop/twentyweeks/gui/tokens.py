"""The colours of the window by what they are for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours; each tone has its words' colour and its ground."""

    bg: str
    nav: str
    surface: str
    line: str  # hairlines between things
    line2: str  # the border of what can be used
    ink: str
    ink2: str
    ink3: str  # hints
    accent: str
    on_accent: str
    accent_hover: str
    accent_bg: str
    hover: str
    selection: str
    red: str
    red_bg: str
    amber: str
    amber_bg: str
    green: str
    green_bg: str
    blue: str
    blue_bg: str
    grey: str
    grey_bg: str
    track: str
    done: str


LIGHT = Tokens(
    bg="#F5F6F4",
    nav="#ECEFED",
    surface="#FFFFFF",
    line="#DFE3E2",
    line2="#848E97",
    ink="#16202B",
    ink2="#46535F",
    ink3="#5B6772",
    accent="#0A5F66",
    on_accent="#FFFFFF",
    accent_hover="#084C52",
    accent_bg="#E3F1F1",
    hover="#F2F6F5",
    selection="#E3F1F1",
    red="#A3211B",
    red_bg="#FBE9E7",
    amber="#7A4A00",
    amber_bg="#FCF0D8",
    green="#1A6337",
    green_bg="#E4F3E8",
    blue="#1F4F8F",
    blue_bg="#E6EEF9",
    grey="#46535F",
    grey_bg="#EBEEEF",
    track="#E7EAE9",
    done="#A9D3CF",
)

DARK = Tokens(
    bg="#12181D",
    nav="#0E1317",
    surface="#1A2228",
    line="#2D3840",
    line2="#75838E",
    ink="#E9EDEF",
    ink2="#B4BEC6",
    ink3="#9CA8B2",
    accent="#6CC7CB",
    on_accent="#0C2224",
    accent_hover="#8AD6D9",
    accent_bg="#17383B",
    hover="#212B32",
    selection="#17383B",
    red="#FF9F97",
    red_bg="#451D1A",
    amber="#F3C36B",
    amber_bg="#3E2D0C",
    green="#84D3A0",
    green_bg="#16351F",
    blue="#9CC2F5",
    blue_bg="#1B2F4B",
    grey="#B4BEC6",
    grey_bg="#29333A",
    track="#2A343B",
    done="#2F6F70",
)
