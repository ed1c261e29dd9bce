namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>The colours of the interface and the rooms, each for a dark and for a light page. They descend from the Okabe-Ito
/// palette, which people who see colours differently can tell apart; text has at least 4.5:1 on its ground.</summary>
public sealed class Theme(bool isDark)
{
    public static Theme Dark { get; } = new(isDark: true);

    public static Theme Light { get; } = new(isDark: false);

    /// <summary>How much of the accent lights up the current line.</summary>
    public double Lit { get; } = isDark ? 0.20 : 0.13;

    /// <summary>The opacity of lines of the program that have not run: fainter, and still with 4.5:1.</summary>
    public double Pending { get; } = isDark ? 0.82 : 0.88;

    public Rgba Ground { get; } = Rgba.Of(isDark ? "#0F1318" : "#EEF1F4");
    public Rgba Stage { get; } = Rgba.Of(isDark ? "#141A21" : "#F6F8FA");
    public Rgba Panel { get; } = Rgba.Of(isDark ? "#1A212A" : "#FFFFFF");
    public Rgba Raised { get; } = Rgba.Of(isDark ? "#232C37" : "#F1F4F7");
    public Rgba Line { get; } = Rgba.Of(isDark ? "#323D4A" : "#CBD3DB");
    public Rgba Text { get; } = Rgba.Of(isDark ? "#EEF2F6" : "#161C22");
    public Rgba Muted { get; } = Rgba.Of(isDark ? "#A9B5C1" : "#47535F");
    public Rgba Faint { get; } = Rgba.Of(isDark ? "#8593A1" : "#5D6A76");
    public Rgba Accent { get; } = Rgba.Of(isDark ? "#56B4E9" : "#0072B2");
    public Rgba OnAccent { get; } = Rgba.Of(isDark ? "#08151E" : "#FFFFFF");
    public Rgba Good { get; } = Rgba.Of(isDark ? "#3FC79A" : "#00694C");
    public Rgba GoodEdge { get; } = Rgba.Of(isDark ? "#2A8F70" : "#00694C");
    public Rgba GoodGround { get; } = Rgba.Of(isDark ? "#16382F" : "#DDF1EA");
    public Rgba Bad { get; } = Rgba.Of(isDark ? "#FF8A5C" : "#A63C00");
    public Rgba BadGround { get; } = Rgba.Of(isDark ? "#3B2119" : "#FBE7DD");
    public Rgba Warn { get; } = Rgba.Of(isDark ? "#F0C040" : "#7A5B00");
    public Rgba WarnGround { get; } = Rgba.Of(isDark ? "#37301A" : "#FBF1D2");
    public Rgba Violet { get; } = Rgba.Of(isDark ? "#E58FC0" : "#86245F");
    public Rgba Wall { get; } = Rgba.Of(isDark ? "#66727F" : "#5B6773");
    public Rgba WallDetail { get; } = Rgba.Of(isDark ? "#4A5561" : "#48535E");
    public Rgba FloorWood { get; } = Rgba.Of(isDark ? "#2B2F36" : "#EFE9E0");
    public Rgba FloorTile { get; } = Rgba.Of(isDark ? "#2A3239" : "#E6EBEF");
    public Rgba FloorSoft { get; } = Rgba.Of(isDark ? "#2C2E3A" : "#EAE8F0");
    public Rgba FloorHall { get; } = Rgba.Of(isDark ? "#272C33" : "#EBE9E4");
    public Rgba Grid { get; } = Rgba.Of(isDark ? "#363F49" : "#D8DADB");
    public Rgba Rug { get; } = Rgba.Of(isDark ? "#37424F" : "#D5DEE6");
    public Rgba RugBorder { get; } = Rgba.Of(isDark ? "#43505F" : "#E2E9EF");
    public Rgba Ink { get; } = Rgba.Of(isDark ? "#0A0D11BF" : "#28323CB3");
    public Rgba Shadow { get; } = Rgba.Of(isDark ? "#00000047" : "#28323C29");
    public Rgba Fog { get; } = Rgba.Of(isDark ? "#0F1318A8" : "#F6F8FAB8");
    public Rgba Unseen { get; } = Rgba.Of(isDark ? "#5C6977" : "#8C98A4");
    public Rgba Keyword { get; } = Rgba.Of(isDark ? "#E58FC0" : "#86245F");
    public Rgba Called { get; } = Rgba.Of(isDark ? "#7CC8F2" : "#00548A");
    public Rgba Quoted { get; } = Rgba.Of(isDark ? "#E8C35A" : "#664B00");
    public Rgba Number { get; } = Rgba.Of(isDark ? "#F0A26B" : "#8C3300");
    public Rgba Comment { get; } = Rgba.Of(isDark ? "#8FA0AE" : "#4A5661");
    public Rgba Code { get; } = Rgba.Of(isDark ? "#E3E9EF" : "#1B232B");
}
