using System.Globalization;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>How a kind of thing is spread over a type of room.</summary>
/// <param name="Share">In how many of 100 rooms there is one.</param>
/// <param name="Copies">How many there are then, in tenths.</param>
/// <param name="Places">How many of 100 receptacles of a kind hold one.</param>
internal sealed record PlacementRow(string Kind, int Share, int Copies, ImmutableSortedDictionary<string, int> Places);

/// <summary>What is where in real scenes, as counted in <c>placements.yaml</c>.</summary>
internal static class Placements
{
    private const string File = "placements.yaml";

    /// <summary>The file.</summary>
    public static string Text { get; } = ReadText();

    // Below the text, which it is read from.
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<PlacementRow>> Rooms = Read();

    /// <summary>The rows of a type of room, in the order of their kinds. A study is stocked as a bedroom and a hall as a living room: the
    /// scenes have neither.</summary>
    public static ImmutableArray<PlacementRow> Of(string roomType) => Rooms[roomType switch { "study" => "bedroom", "hall" => "living", _ => roomType }];

    /// <summary>How many of 100 receptacles of the kind hold such a thing in that type of room.</summary>
    public static int Weight(string roomType, string thing, string receptacle) =>
        Of(roomType).FirstOrDefault(row => row.Kind == thing)?.Places.GetValueOrDefault(receptacle) ?? 0;

    private static string ReadText()
    {
        using var stream = typeof(Placements).Assembly.GetManifestResourceStream(File)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<PlacementRow>> Read()
    {
        var problems = new ProblemList(File);
        var (tree, _) = YamlTreeReader.Read(Text, problems);
        problems.ThrowIfAny();
        return Entries(tree!).ToImmutableSortedDictionary(room => room.Key.Value, room => Entries(room.Value).Select(Row).ToImmutableArray(), StringComparer.Ordinal);
    }

    private static PlacementRow Row(YamlTree.Entry entry)
    {
        var numbers = Entries(entry.Value).ToImmutableSortedDictionary(
            field => field.Key.Value, field => int.Parse(((YamlTree.Text)field.Value).Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new PlacementRow(entry.Key.Value, numbers["share"], numbers["copies"], numbers.RemoveRange(["share", "copies"]));
    }

    private static ImmutableArray<YamlTree.Entry> Entries(YamlTree tree) => ((YamlTree.Table)tree).Entries;
}
