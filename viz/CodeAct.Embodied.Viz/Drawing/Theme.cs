namespace CodeAct.Embodied.Viz.Drawing;

/// <summary>The colours of the interface and the rooms. They descend from the Okabe-Ito palette, which people who see colours
/// differently can tell apart; text has at least 4.5:1 on its ground.</summary>
internal sealed record Theme
{
    public required string Name { get; init; }
    public required Rgba Ground { get; init; }
    public required Rgba Stage { get; init; }
    public required Rgba Panel { get; init; }
    public required Rgba Raised { get; init; }
    public required Rgba Line { get; init; }
    public required Rgba Text { get; init; }
    public required Rgba Muted { get; init; }
    public required Rgba Faint { get; init; }
    public required Rgba Accent { get; init; }
    public required Rgba OnAccent { get; init; }
    public required Rgba Good { get; init; }
    public required Rgba GoodGround { get; init; }
    public required Rgba Bad { get; init; }
    public required Rgba BadGround { get; init; }
    public required Rgba Warn { get; init; }
    public required Rgba Wall { get; init; }
    public required Rgba WallDetail { get; init; }
    public required Rgba FloorWood { get; init; }
    public required Rgba FloorTile { get; init; }
    public required Rgba FloorSoft { get; init; }
    public required Rgba FloorHall { get; init; }
    public required Rgba Grid { get; init; }
    public required Rgba Rug { get; init; }
    public required Rgba RugBorder { get; init; }
    public required Rgba Ink { get; init; }
    public required Rgba Shadow { get; init; }
    public required Rgba Fog { get; init; }
    public required Rgba Unseen { get; init; }
    public required Rgba Keyword { get; init; }
    public required Rgba Called { get; init; }
    public required Rgba String { get; init; }
    public required Rgba Number { get; init; }
    public required Rgba Comment { get; init; }
    public required Rgba Code { get; init; }

    /// <summary>How much of the accent lights up the current line.</summary>
    public required double Lit { get; init; }

    public static Theme Dark { get; } = new()
    {
        Name = "dark",
        Ground = Rgba.Of("#0F1318"),
        Stage = Rgba.Of("#141A21"),
        Panel = Rgba.Of("#1A212A"),
        Raised = Rgba.Of("#232C37"),
        Line = Rgba.Of("#323D4A"),
        Text = Rgba.Of("#EEF2F6"),
        Muted = Rgba.Of("#A9B5C1"),
        Faint = Rgba.Of("#8593A1"),
        Accent = Rgba.Of("#56B4E9"),
        OnAccent = Rgba.Of("#08151E"),
        Good = Rgba.Of("#3FC79A"),
        GoodGround = Rgba.Of("#16382F"),
        Bad = Rgba.Of("#FF8A5C"),
        BadGround = Rgba.Of("#3B2119"),
        Warn = Rgba.Of("#F0C040"),
        Wall = Rgba.Of("#66727F"),
        WallDetail = Rgba.Of("#4A5561"),
        FloorWood = Rgba.Of("#2B2F36"),
        FloorTile = Rgba.Of("#2A3239"),
        FloorSoft = Rgba.Of("#2C2E3A"),
        FloorHall = Rgba.Of("#272C33"),
        Grid = Rgba.Of("#363F49"),
        Rug = Rgba.Of("#37424F"),
        RugBorder = Rgba.Of("#43505F"),
        Ink = new Rgba(10, 13, 17, 191),
        Shadow = new Rgba(0, 0, 0, 71),
        Fog = new Rgba(15, 19, 24, 168),
        Unseen = Rgba.Of("#5C6977"),
        Keyword = Rgba.Of("#E58FC0"),
        Called = Rgba.Of("#7CC8F2"),
        String = Rgba.Of("#E8C35A"),
        Number = Rgba.Of("#F0A26B"),
        Comment = Rgba.Of("#8FA0AE"),
        Code = Rgba.Of("#E3E9EF"),
        Lit = 0.20,
    };

    public static Theme Light { get; } = new()
    {
        Name = "light",
        Ground = Rgba.Of("#EEF1F4"),
        Stage = Rgba.Of("#F6F8FA"),
        Panel = Rgba.Of("#FFFFFF"),
        Raised = Rgba.Of("#F1F4F7"),
        Line = Rgba.Of("#CBD3DB"),
        Text = Rgba.Of("#161C22"),
        Muted = Rgba.Of("#47535F"),
        Faint = Rgba.Of("#5D6A76"),
        Accent = Rgba.Of("#0072B2"),
        OnAccent = Rgba.Of("#FFFFFF"),
        Good = Rgba.Of("#00694C"),
        GoodGround = Rgba.Of("#DDF1EA"),
        Bad = Rgba.Of("#A63C00"),
        BadGround = Rgba.Of("#FBE7DD"),
        Warn = Rgba.Of("#7A5B00"),
        Wall = Rgba.Of("#5B6773"),
        WallDetail = Rgba.Of("#48535E"),
        FloorWood = Rgba.Of("#EFE9E0"),
        FloorTile = Rgba.Of("#E6EBEF"),
        FloorSoft = Rgba.Of("#EAE8F0"),
        FloorHall = Rgba.Of("#EBE9E4"),
        Grid = Rgba.Of("#D8DADB"),
        Rug = Rgba.Of("#D5DEE6"),
        RugBorder = Rgba.Of("#E2E9EF"),
        Ink = new Rgba(40, 50, 60, 179),
        Shadow = new Rgba(40, 50, 60, 41),
        Fog = new Rgba(246, 248, 250, 184),
        Unseen = Rgba.Of("#8C98A4"),
        Keyword = Rgba.Of("#86245F"),
        Called = Rgba.Of("#00548A"),
        String = Rgba.Of("#664B00"),
        Number = Rgba.Of("#8C3300"),
        Comment = Rgba.Of("#4A5661"),
        Code = Rgba.Of("#1B232B"),
        Lit = 0.13,
    };
}
