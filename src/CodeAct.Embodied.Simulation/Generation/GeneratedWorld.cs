using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A world that was made, with the proof that it can be done.</summary>
/// <param name="Text">The house file: YAML with line feeds, which says in comments where it is from.</param>
/// <param name="House">The same house, read, with its one task.</param>
/// <param name="Plan">A shortest list of commands that reaches the goal.</param>
public sealed record GeneratedWorld(WorldId Id, string Text, House House, ImmutableArray<string> Plan)
{
    /// <summary>The world to play in; its name is the id.</summary>
    public WorldDefinition World => House.World(House.Tasks[0]);
}
