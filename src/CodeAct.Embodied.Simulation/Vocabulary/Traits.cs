namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>What can be done with a thing. Constant during an episode.</summary>
[Flags]
public enum ThingTraits
{
    None = 0,
    Pickupable = 1,
    Cleanable = 2,
    Heatable = 4,
    Coolable = 8,
    Sliceable = 16,

    /// <summary>Can be switched on; never off again, as in ALFWorld.</summary>
    Toggleable = 32,

    /// <summary>Cuts what is sliceable: a knife.</summary>
    Slices = 64,

    /// <summary>Holds smaller things, such as a bowl. Nothing can be put in; what is inside moves along.</summary>
    ReceptacleObject = 128,
}

/// <summary>What can be done with a receptacle. Constant during an episode.</summary>
[Flags]
public enum ReceptacleTraits
{
    None = 0,

    /// <summary>Has a door or a lid. It is closed at the start unless the definition says otherwise.</summary>
    Openable = 1,

    /// <summary>Cleans what is held before it: a sink basin.</summary>
    Cleans = 2,

    /// <summary>Heats what is held before it: a microwave. It may stay closed.</summary>
    Heats = 4,

    /// <summary>Cools what is held before it: a fridge. It may stay closed.</summary>
    Cools = 8,
}
