namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>Where a world came from.</summary>
public enum WorldSource
{
    /// <summary>One of our own houses, written in YAML.</summary>
    House,

    /// <summary>An ALFWorld game.</summary>
    Game,
}
