using System.Diagnostics;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>Says in a sentence why an action was refused, and what would help.</summary>
/// <remarks>A sentence tells nothing that the agent could not have seen: an object that is elsewhere and one that does not
/// exist read the same. Places are all in the first observation.</remarks>
internal static class Refusals
{
    private const int LongestName = 60;
    private const int MostNames = 6;

    /// <summary>The sentence for an unmet precondition of a command.</summary>
    /// <param name="state">The state in which it was refused.</param>
    /// <param name="text">The command as it was written.</param>
    public static string Explain(WorldIndex index, WorldState state, ReadOnlySpan<char> text, ParsedCommand command, Precondition unmet, Dialect dialect)
    {
        if (!command.IsCommand)
            return Unknown(index, text.ToString(), dialect);
        var verb = command.Action.Verb;
        var isAboutObject = verb.Words.Arguments is [ArgumentKind.Item, ..];
        var thing = Shorten(command.First);
        var place = Shorten(isAboutObject ? command.Second : command.First);
        return verb.Explain(unmet, thing, place) ?? unmet switch
        {
            Precondition.KnownReceptacle => NoPlace(index, place),
            Precondition.AtReceptacle => $"You are not at the {place}. Go to it first.",
            Precondition.NotAlreadyThere => $"You are already at the {place}. Its contents are within reach; examine it to see them.",
            Precondition.Openable => $"The {place} cannot be opened or closed.",
            Precondition.Closed => $"The {place} is already open.",
            Precondition.Open => $"The {place} is closed. Open it first.",
            Precondition.HandEmpty => $"You are already carrying the {index.World.Things[state.Held].Name}. Put it down first; the hand holds one object.",
            Precondition.ObjectInReceptacle => NoThing(index, thing, Names(index, Sight.ThingsIn(index, state, command.Action.Receptacle)), $"in or on the {place}"),
            Precondition.Pickupable => $"The {thing} cannot be picked up.",
            Precondition.Holding => NotHeld(index, state, thing),
            Precondition.Accepts => $"The {thing} does not go in or on a {index.World.Receptacles[command.Action.Receptacle].Kind}.",
            Precondition.ObjectHere when verb == Verb.Use && PlaceNames(index).Contains(thing) => $"The {thing} cannot be switched on; only lamps can.",
            Precondition.ObjectHere => NoThing(index, thing, Names(index, Sight.ThingsHere(index, state)), "here"),
            Precondition.Toggleable => $"The {thing} cannot be switched on.",
            Precondition.Sliceable => $"The {thing} cannot be sliced.",
            Precondition.SharpTool => $"The {place} does not slice. A knife or a butterknife does.",
            _ => throw new UnreachableException(),
        };
    }

    private static string Unknown(WorldIndex index, string text, Dialect dialect) => CommandGuess.Correct(
        text,
        CommandGuess.VerbsOf(index.World.Source, dialect),
        dialect,
        (kind, written) => kind is ArgumentKind.Receptacle && NameGuess.Find(written, PlaceNames(index)) is [var only] ? only : written);

    private static string NoPlace(WorldIndex index, string place)
    {
        var near = NameGuess.Find(place, PlaceNames(index));
        if (near is [var only])
            return $"There is no {place} here; did you mean {only}?";
        var ofKind = near.Length > 0 ? near : NameGuess.OfKind(place, PlaceNames(index));
        return ofKind.Length is > 0 and <= MostNames
            ? $"There is no {place} here. There {(ofKind.Length == 1 ? "is" : "are")} {Listed(ofKind)}."
            : $"There is no {place} here. Receptacles are named like 'drawer 1'; the first observation lists them.";
    }

    private static string NoThing(WorldIndex index, string thing, ImmutableArray<string> seen, string where)
    {
        if (PlaceNames(index).Contains(thing))
            return $"The {thing} is a place, not an object.";
        return NameGuess.Find(thing, seen) is { Length: > 0 and <= MostNames } near
            ? $"You see no {thing} {where}; say which you mean: {Wording.Or(near)}."
            : $"You see no {thing} {where}.";
    }

    private static string NotHeld(WorldIndex index, WorldState state, string thing)
    {
        if (PlaceNames(index).Contains(thing))
            return $"The {thing} is a place, not an object.";
        if (state.HandIsEmpty)
            return $"You are not holding the {thing}; your hand is empty.";
        var held = index.World.Things[state.Held].Name;
        return NameGuess.Find(thing, [held]) is [var meant] ? $"You are not holding the {thing}; did you mean {meant}?" : $"You are not holding the {thing} but the {held}.";
    }

    private static IEnumerable<string> PlaceNames(WorldIndex index) => index.World.Receptacles.Select(receptacle => receptacle.Name);

    private static ImmutableArray<string> Names(WorldIndex index, IEnumerable<int> things) => [.. things.Select(thing => index.World.Things[thing].Name)];

    private static string Listed(ImmutableArray<string> names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    // A program may hand over a whole observation where a name belongs.
    private static string Shorten(ReadOnlySpan<char> name) => name.Length <= LongestName ? name.ToString() : $"{name[..LongestName]}...";
}
