namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>What a search for a shortest plan came to.</summary>
/// <param name="Actions">A list of actions after which the goal holds, not before; empty where it holds already, null where none was found.</param>
/// <param name="AtLeast">No plan has fewer actions; null where there is no plan at all.</param>
/// <param name="Nodes">How many states were looked at.</param>
internal sealed record Plan(ImmutableArray<GroundAction>? Actions, int? AtLeast, int Nodes)
{
    /// <summary>Whether there is no shorter plan, or none.</summary>
    public bool IsProved => Actions?.Length == AtLeast;
}
