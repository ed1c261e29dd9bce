using System.Diagnostics;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>Says in a sentence why an action was refused, and what would help.</summary>
/// <remarks>A sentence tells nothing that the agent could not have seen: an object that is elsewhere and one that does not
/// exist read the same.</remarks>
internal static class Refusals
{
    /// <summary>The sentence for an unmet precondition of a command.</summary>
    /// <param name="state">The state in which it was refused.</param>
    public static string Explain(WorldIndex index, WorldState state, ParsedCommand command, Precondition unmet)
    {
        if (!command.IsCommand)
            return "That is no command. Say 'help' for the list of commands.";
        var verb = command.Action.Verb;
        var isAboutObject = verb.Words.Arguments is [ArgumentKind.Item, ..];
        var thing = isAboutObject ? Shorten(command.First) : "";
        var place = Shorten(isAboutObject ? command.Second : command.First);
        return verb.Explain(unmet, thing, place) ?? unmet switch
        {
            Precondition.KnownReceptacle => $"There is no {place} here. Receptacles are named like 'drawer 1'; the first observation lists them.",
            Precondition.AtReceptacle => $"You are not at the {place}. Go to it first.",
            Precondition.NotAlreadyThere => $"You are already at the {place}. Its contents are within reach; examine it to see them.",
            Precondition.Openable => $"The {place} cannot be opened or closed.",
            Precondition.Closed => $"The {place} is already open.",
            Precondition.Open => $"The {place} is closed. Open it first.",
            Precondition.HandEmpty => $"You are already carrying the {index.World.Things[state.Held].Name}. Put it down first; the hand holds one object.",
            Precondition.ObjectInReceptacle => $"You see no {thing} in or on the {place}.",
            Precondition.Pickupable => $"The {thing} cannot be picked up.",
            Precondition.Holding => $"You are not holding the {thing}.",
            Precondition.Accepts => $"The {thing} does not go in or on a {index.World.Receptacles[command.Action.Receptacle].Kind}.",
            Precondition.ObjectHere => $"You see no {thing} here.",
            Precondition.Toggleable => $"The {thing} cannot be switched on.",
            Precondition.Sliceable => $"The {thing} cannot be sliced.",
            Precondition.SharpTool => $"The {place} does not slice. A knife or a butterknife does.",
            _ => throw new UnreachableException(),
        };
    }

    // A program may hand over a whole observation where a name belongs.
    private static string Shorten(ReadOnlySpan<char> name) => name.Length <= 60 ? name.ToString() : $"{name[..60]}...";
}
