namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>Generated worlds are of two halves that share nothing of what is held out.</summary>
public enum WorldSplit
{
    /// <summary>Nothing in it is held out.</summary>
    Train,

    /// <summary>Something in it is held out.</summary>
    Test,
}
