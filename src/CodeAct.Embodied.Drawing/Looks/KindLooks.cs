using System.Collections.Frozen;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>What a file of kinds says of how they are drawn.</summary>
internal sealed record LookBook(FrozenDictionary<string, KindLook> Kinds, FrozenDictionary<string, Rgba> Materials)
{
    public static LookBook Empty { get; } = new(FrozenDictionary<string, KindLook>.Empty, FrozenDictionary<string, Rgba>.Empty);
}

/// <summary>The colours of what things are made of; the same in every theme.</summary>
internal static class Materials
{
    public static Rgba Of(string name) => KindLooks.Shipped.Materials[name];
}

/// <summary>How each kind is drawn; read from the <c>kinds.yaml</c> beside the program when it is first asked for.</summary>
/// <exception cref="WorldFormatException">The file is broken.</exception>
public static class KindLooks
{
    private const double HighFrom = 1.2;
    private const string High = "high";

    private static readonly Lazy<LookBook> Book = new(() => KindLookReader.Read(WorldCatalog.KindsFile, WorldCatalog.Shipped.KindsText, LookBook.Empty));

    // What is openable may heat or cool, too, and that says more.
    private static readonly (ReceptacleTraits Trait, string Name)[] Does =
    [
        (ReceptacleTraits.Heats, "heats"), (ReceptacleTraits.Cools, "cools"), (ReceptacleTraits.Cleans, "cleans"), (ReceptacleTraits.Openable, "openable"),
    ];

    /// <summary>What a kind may stand for.</summary>
    internal static IEnumerable<string> StandIns => [.. Does.Select(known => known.Name), High];

    internal static LookBook Shipped => Book.Value;

    /// <summary>Checks what the kinds that a house is made of say of how they are drawn.</summary>
    /// <param name="house">The name of a house, or the path of its file, which may have a <c>kinds.yaml</c> beside it.</param>
    /// <exception cref="WorldFormatException">Something is wrong; with every problem found.</exception>
    public static void Check(string house)
    {
        var known = Shipped;
        if (WorldCatalog.Shipped.KindsBeside(house) is var (file, text))
            KindLookReader.Read(file, text, known);
    }

    /// <summary>How a kind is drawn; without shapes where nobody knows.</summary>
    public static KindLook Of(string kind) => Shipped.Kinds.GetValueOrDefault(kind) ?? new KindLook { Name = kind };

    /// <summary>How a receptacle is drawn; one whose kind is not known, by what it does and where it is.</summary>
    public static KindLook Of(Receptacle receptacle)
    {
        if (Shipped.Kinds.TryGetValue(receptacle.Kind, out var known))
            return known;
        var like = Does.FirstOrDefault(does => receptacle.Traits.HasFlag(does.Trait)).Name ?? (receptacle.Position is { Height: >= HighFrom } ? High : null);
        var standIn = like is null ? null : Shipped.Kinds.Values.FirstOrDefault(look => look.StandsFor == like);
        return new KindLook { Name = receptacle.Kind, Shapes = standIn?.Shapes ?? [], Size = standIn?.Size, Leaf = standIn?.Leaf };
    }
}
