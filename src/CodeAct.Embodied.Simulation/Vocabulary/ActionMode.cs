namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>How an agent acts.</summary>
public enum ActionMode
{
    /// <summary>By programs in Python.</summary>
    Code,

    /// <summary>By one tool call a turn.</summary>
    Json,

    /// <summary>By one text command a turn.</summary>
    Text,
}
