namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>What the planner knows of the way from a state to the goal.</summary>
/// <param name="Commands">A list of commands after which the goal holds, not before; empty where it holds already, null where none was found.</param>
/// <param name="AtLeast">No list is shorter; null where the goal is out of reach.</param>
/// <param name="Nodes">How many states were looked at.</param>
public sealed record PlannedCommands(ImmutableArray<string>? Commands, int? AtLeast, int Nodes)
{
    /// <summary>Whether no list is shorter, or there is none at all.</summary>
    public bool IsProved => Commands?.Length == AtLeast;
}
