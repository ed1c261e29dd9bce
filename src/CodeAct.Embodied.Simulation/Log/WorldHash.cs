namespace CodeAct.Embodied.Simulation.Log;

/// <summary>What tells worlds apart by their content.</summary>
public static class WorldHash
{
    /// <summary>16 hexadecimal digits that are equal for worlds with equal content: the start of the SHA-256 of the world as
    /// JSON, in the form in which a log carries it.</summary>
    public static string Of(WorldDefinition world) =>
        EpisodeJson.Digest(JsonSerializer.SerializeToUtf8Bytes(world, EpisodeJson.Readable.WorldDefinition));
}
