using System.Collections.Frozen;

namespace CodeAct.Embodied.Simulation.Actions;

/// <summary>What an action needs. A refused action carries the first one that was not met.</summary>
public enum Precondition
{
    /// <summary>Nothing is missing: the action was done.</summary>
    None,

    /// <summary>The text is no command of the dialect.</summary>
    KnownCommand,

    /// <summary>The receptacle that was named exists.</summary>
    KnownReceptacle,

    /// <summary>The robot stands at the receptacle.</summary>
    AtReceptacle,

    /// <summary>The robot stands elsewhere: one cannot go to where one is.</summary>
    NotAlreadyThere,

    /// <summary>The receptacle can be opened and closed at all.</summary>
    Openable,

    /// <summary>The receptacle is closed.</summary>
    Closed,

    /// <summary>The receptacle is open.</summary>
    Open,

    /// <summary>The hand is empty.</summary>
    HandEmpty,

    /// <summary>The object is in or on the receptacle.</summary>
    ObjectInReceptacle,

    /// <summary>The object can be picked up.</summary>
    Pickupable,

    /// <summary>The object is in the hand.</summary>
    Holding,

    /// <summary>The receptacle takes objects of that kind.</summary>
    Accepts,

    /// <summary>The object is within reach of where the robot stands.</summary>
    ObjectHere,

    /// <summary>The object can be switched on.</summary>
    Toggleable,

    /// <summary>The object can be cleaned, heated or cooled, whichever was asked for.</summary>
    Suitable,

    /// <summary>The receptacle cleans, heats or cools, whichever was asked for.</summary>
    RightAppliance,

    /// <summary>The object can be sliced.</summary>
    Sliceable,

    /// <summary>The tool slices.</summary>
    SharpTool,

    /// <summary>The episode is not over.</summary>
    EpisodeRunning,
}

/// <summary>The names that preconditions have in logs.</summary>
public static class PreconditionNames
{
    private static readonly FrozenDictionary<Precondition, string> Names = Enum.GetValues<Precondition>()
        .ToFrozenDictionary(unmet => unmet, unmet => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(unmet.ToString()));

    /// <summary>The name in kebab case, for example <c>hand-empty</c>.</summary>
    public static string Name(this Precondition unmet) => Names[unmet];
}
