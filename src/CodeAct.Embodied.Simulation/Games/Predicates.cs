using System.Collections.Frozen;

namespace CodeAct.Embodied.Simulation.Games;

/// <summary>The predicates of ALFWorld's domain that the engine depends on.</summary>
internal enum Predicate
{
    AtLocation,
    CanContain,
    Cleanable,
    Coolable,
    Heatable,
    InReceptacle,
    InReceptacleObject,
    IsClean,
    IsCool,
    IsHot,
    IsReceptacleObject,
    IsSliced,
    IsToggled,
    ObjectAtLocation,
    ObjectType,
    Openable,
    Opened,
    Pickupable,
    ReceptacleAtLocation,
    ReceptacleType,
    Sliceable,
    Toggleable,
}

/// <summary>A fact: a predicate with one or two arguments, which are indexes of ids; -1 where there is no second.</summary>
internal readonly record struct Fact(Predicate Predicate, int First, int Second);

internal static class Predicates
{
    private static readonly FrozenDictionary<string, Predicate>.AlternateLookup<ReadOnlySpan<char>> ByName =
        EnumNames.All<Predicate>().ToFrozenDictionary(Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The predicate of that lower-case name, or null.</summary>
    public static Predicate? Parse(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out var predicate) ? predicate : null;

    public static string Name(Predicate predicate) => predicate.ToString().ToLowerInvariant();

    /// <summary>The name as the domain spells it, for example <c>inReceptacle</c>.</summary>
    public static string Spelling(Predicate predicate)
    {
        var name = predicate.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static int Arity(Predicate predicate) => predicate is
        Predicate.AtLocation or Predicate.CanContain or Predicate.InReceptacle or Predicate.InReceptacleObject
        or Predicate.ObjectAtLocation or Predicate.ObjectType or Predicate.ReceptacleAtLocation or Predicate.ReceptacleType ? 2 : 1;

    /// <summary><c>mugtype</c> is the type of what is called <c>mug</c>.</summary>
    public static string KindOfType(string type) => type.EndsWith("type", StringComparison.Ordinal) ? type[..^4] : type;
}
