namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>The colours of what things are made of; the same in every theme.</summary>
internal static class Materials
{
    private static readonly Dictionary<string, Rgba> Colors = new(StringComparer.Ordinal)
    {
        ["wood"] = Rgba.Of("#A98467"),
        ["woodD"] = Rgba.Of("#7F6049"),
        ["woodL"] = Rgba.Of("#C7A788"),
        ["stone"] = Rgba.Of("#8E98A3"),
        ["stoneL"] = Rgba.Of("#A9B2BB"),
        ["stoneD"] = Rgba.Of("#6C7680"),
        ["white"] = Rgba.Of("#F4F6F8"),
        ["ceramic"] = Rgba.Of("#E9EEF2"),
        ["steel"] = Rgba.Of("#BCC5CD"),
        ["steelL"] = Rgba.Of("#D5DCE2"),
        ["steelD"] = Rgba.Of("#7B8894"),
        ["dark"] = Rgba.Of("#39424B"),
        ["black"] = Rgba.Of("#1D2329"),
        ["cloth"] = Rgba.Of("#5F7A99"),
        ["clothD"] = Rgba.Of("#4B637F"),
        ["clothL"] = Rgba.Of("#86A0BD"),
        ["linen"] = Rgba.Of("#E4E9EE"),
        ["blanket"] = Rgba.Of("#6F9A90"),
        ["blanketL"] = Rgba.Of("#93B8AF"),
        ["water"] = Rgba.Of("#A9D5EC"),
        ["screen"] = Rgba.Of("#56B4E9"),
        ["lampS"] = Rgba.Of("#EBD9A8"),
        ["lampL"] = Rgba.Of("#FFF4D2"),
        ["wicker"] = Rgba.Of("#C3AA82"),
        ["red"] = Rgba.Of("#DB4B32"),
        ["apple"] = Rgba.Of("#B8D65A"),
        ["leaf"] = Rgba.Of("#3F8F5B"),
        ["leafL"] = Rgba.Of("#8CC765"),
        ["leafP"] = Rgba.Of("#CDE6A9"),
        ["egg"] = Rgba.Of("#F2DFC6"),
        ["bread"] = Rgba.Of("#C98B4C"),
        ["breadL"] = Rgba.Of("#E6B97E"),
        ["potato"] = Rgba.Of("#BF9A6B"),
        ["brown"] = Rgba.Of("#7A5230"),
        ["coffee"] = Rgba.Of("#5B3A24"),
        ["yellow"] = Rgba.Of("#F0D34A"),
        ["orange"] = Rgba.Of("#E69F00"),
        ["blue"] = Rgba.Of("#2F7FBF"),
        ["blueD"] = Rgba.Of("#1F5A8A"),
        ["pink"] = Rgba.Of("#E3A3C4"),
        ["purple"] = Rgba.Of("#B77AA8"),
        ["teal"] = Rgba.Of("#2FA38A"),
        ["gold"] = Rgba.Of("#DDB544"),
        ["paper"] = Rgba.Of("#F5F0E4"),
        ["paperD"] = Rgba.Of("#D8D0BE"),
        ["card"] = Rgba.Of("#C49A6A"),
        ["cardD"] = Rgba.Of("#A47B4E"),
        ["glass"] = Rgba.Of("#A7D3DC"),
        ["glassD"] = Rgba.Of("#6FAAB8"),
        ["wine"] = Rgba.Of("#2F5D46"),
        ["vermilion"] = Rgba.Of("#D55E00"),
    };

    public static IReadOnlyCollection<string> Names => Colors.Keys;

    public static Rgba Of(string name) => Colors[name];
}
