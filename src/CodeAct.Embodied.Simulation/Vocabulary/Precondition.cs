namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>What an action needs. A refused action carries the first one that was not met.</summary>
public enum Precondition
{
    /// <summary>Nothing is missing: the action was done.</summary>
    None,

    /// <summary>The text is no command of the dialect.</summary>
    [JsonStringEnumMemberName("known-command")]
    KnownCommand,

    /// <summary>The receptacle that was named exists.</summary>
    [JsonStringEnumMemberName("known-receptacle")]
    KnownReceptacle,

    /// <summary>The robot stands at the receptacle.</summary>
    [JsonStringEnumMemberName("at-receptacle")]
    AtReceptacle,

    /// <summary>The robot stands elsewhere: one cannot go to where one is.</summary>
    [JsonStringEnumMemberName("not-already-there")]
    NotAlreadyThere,

    /// <summary>The receptacle can be opened and closed at all.</summary>
    Openable,

    /// <summary>The receptacle is closed.</summary>
    Closed,

    /// <summary>The receptacle is open.</summary>
    Open,

    /// <summary>The hand is empty.</summary>
    [JsonStringEnumMemberName("hand-empty")]
    HandEmpty,

    /// <summary>The object is in or on the receptacle.</summary>
    [JsonStringEnumMemberName("object-in-receptacle")]
    ObjectInReceptacle,

    /// <summary>The object can be picked up.</summary>
    Pickupable,

    /// <summary>The object is in the hand.</summary>
    Holding,

    /// <summary>The receptacle takes objects of that kind.</summary>
    Accepts,

    /// <summary>The object is within reach of where the robot stands.</summary>
    [JsonStringEnumMemberName("object-here")]
    ObjectHere,

    /// <summary>The object can be switched on.</summary>
    Toggleable,

    /// <summary>The object can be cleaned, heated or cooled, whichever was asked for.</summary>
    Suitable,

    /// <summary>The receptacle cleans, heats or cools, whichever was asked for.</summary>
    [JsonStringEnumMemberName("right-appliance")]
    RightAppliance,

    /// <summary>The object can be sliced.</summary>
    Sliceable,

    /// <summary>The tool slices.</summary>
    [JsonStringEnumMemberName("sharp-tool")]
    SharpTool,

    /// <summary>The episode is not over.</summary>
    [JsonStringEnumMemberName("episode-running")]
    EpisodeRunning,
}
