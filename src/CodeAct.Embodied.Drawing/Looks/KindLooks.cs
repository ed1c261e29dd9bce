using System.Collections.Frozen;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>How each kind is drawn; read from the <c>kinds.yaml</c> beside the program when it is first asked for.</summary>
/// <exception cref="WorldFormatException">The file is broken.</exception>
public static class KindLooks
{
    private const double HighFrom = 1.2;
    private const string High = "high";

    private static readonly Lazy<FrozenDictionary<string, KindLook>> All = new(() =>
        KindLookReader.Read(WorldCatalog.KindsFile, WorldCatalog.Shipped.KindsText, FrozenDictionary<string, KindLook>.Empty));

    // What is openable may heat or cool, too, and that says more.
    private static readonly (ReceptacleTraits Trait, string Name)[] Does =
    [
        (ReceptacleTraits.Heats, "heats"), (ReceptacleTraits.Cools, "cools"), (ReceptacleTraits.Cleans, "cleans"), (ReceptacleTraits.Openable, "openable"),
    ];

    /// <summary>What a kind may stand for.</summary>
    internal static IEnumerable<string> StandIns => [.. Does.Select(known => known.Name), High];

    /// <summary>Checks what the kinds that a house is made of say of how they are drawn.</summary>
    /// <param name="house">The name of a house, or the path of its file, which may have a <c>kinds.yaml</c> beside it.</param>
    /// <exception cref="WorldFormatException">Something is wrong; with every problem found.</exception>
    public static void Check(string house)
    {
        var known = All.Value;
        if (WorldCatalog.Shipped.KindsBeside(house) is var (file, text))
            KindLookReader.Read(file, text, known);
    }

    /// <summary>How a kind is drawn; without shapes where nobody knows.</summary>
    public static KindLook Of(string kind) => All.Value.GetValueOrDefault(kind) ?? new KindLook { Name = kind };

    /// <summary>How a receptacle is drawn; one whose kind is not known, by what it does and where it is.</summary>
    public static KindLook Of(Receptacle receptacle)
    {
        if (All.Value.TryGetValue(receptacle.Kind, out var known))
            return known;
        var like = Does.FirstOrDefault(known => receptacle.Traits.HasFlag(known.Trait)).Name ?? (receptacle.Position is { Height: >= HighFrom } ? High : null);
        var unknown = new KindLook { Name = receptacle.Kind };
        return like is not null && All.Value.Values.FirstOrDefault(look => look.StandsFor == like) is { } standIn
            ? unknown with { Shapes = standIn.Shapes, Size = standIn.Size, Leaf = standIn.Leaf }
            : unknown;
    }
}
