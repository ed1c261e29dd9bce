namespace CodeAct.Embodied.Simulation.Model;

/// <summary>Tables that the engine reads instead of the definition.</summary>
internal sealed class WorldIndex(WorldDefinition world)
{
    public WorldDefinition World { get; } = world;
}
