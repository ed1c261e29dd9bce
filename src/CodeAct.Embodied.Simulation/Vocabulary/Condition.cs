namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>What can be true of a thing and change.</summary>
public enum Condition
{
    Clean,
    Hot,
    Cool,
    Sliced,

    /// <summary>Has been switched on. Nothing switches it off.</summary>
    Toggled,
}
