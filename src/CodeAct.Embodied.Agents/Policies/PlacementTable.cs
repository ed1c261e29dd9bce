using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Agents.Policies;

/// <summary>
/// Which kinds of thing tend to be in which kinds of place: what the embedded agent knows of households before it looks.
/// Counted from games by <c>codeact placements</c>; all figures are per mille.
/// </summary>
public sealed record PlacementTable
{
    /// <summary>By kind of receptacle: how many of a thousand can be opened, and so are closed at the start.</summary>
    public required ImmutableSortedDictionary<string, int> Openable { get; init; }

    /// <summary>By kind of thing and kind of receptacle: of a thousand such receptacles in homes that have such a thing, how
    /// many hold one. A kind of receptacle that is not there held none in a thousand.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, int>> Holding { get; init; }

    /// <summary>The table that was counted from the training games of ALFWorld.</summary>
    public static PlacementTable Shipped { get; } = ReadShipped();

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="ToJson"/>.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())).AsSpan(0, 8));

    /// <summary>The table as the JSON text in which it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PlacementJson.Default.PlacementTable) + "\n";

    /// <summary>How promising it is to look for a thing at a place: the chance to find one there, per step that looking costs.</summary>
    /// <param name="thingKind">The kind that is sought, for example <c>mug</c>.</param>
    /// <param name="receptacleKind">The kind of the place, for example <c>cabinet</c>.</param>
    /// <returns>0.0 to 1.0.</returns>
    public double Promise(string thingKind, string receptacleKind) => PerMille(thingKind, receptacleKind) / (1000 + Openable.GetValueOrDefault(receptacleKind));

    /// <summary>The chance to find a thing of the kind at a place of the kind, in a home that has one: 0.0 to 1.0.</summary>
    public double Chance(string thingKind, string receptacleKind) => PerMille(thingKind, receptacleKind) / 1000;

    /// <summary>What it costs to look at a place of the kind, on the average: a step to go there, and one to open what is closed.</summary>
    public double Steps(string receptacleKind) => 1 + (Openable.GetValueOrDefault(receptacleKind) / 1000.0);

    /// <summary>Whether a thing of the kind was ever seen at a place of the kind, so that it can be put there.</summary>
    public bool HasSeen(string thingKind, string receptacleKind) => Holding.TryGetValue(thingKind, out var places) && places.ContainsKey(receptacleKind);

    // What was never counted is unlikely, but possible.
    private double PerMille(string thingKind, string receptacleKind)
    {
        const double unlikely = 0.5;
        return Math.Max(Holding.TryGetValue(thingKind, out var places) ? places.GetValueOrDefault(receptacleKind) : 0, unlikely);
    }

    private static PlacementTable ReadShipped()
    {
        using var resource = typeof(PlacementTable).Assembly.GetManifestResourceStream("placements.json")!;
        return JsonSerializer.Deserialize(resource, PlacementJson.Default.PlacementTable)!;
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlacementTable))]
internal sealed partial class PlacementJson : JsonSerializerContext;
