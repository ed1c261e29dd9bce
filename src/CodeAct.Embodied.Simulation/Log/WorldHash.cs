using System.Security.Cryptography;
using System.Text.Json;
using CodeAct.Embodied.Simulation.Model;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>What tells worlds apart.</summary>
public static class WorldHash
{
    extension(WorldDefinition world)
    {
        /// <summary>16 hexadecimal digits that are equal for worlds with equal content: the start of the SHA-256 of the world as
        /// JSON, in the form in which a log carries it.</summary>
        public string Hash =>
            Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(world, EpisodeJson.Readable.WorldDefinition)).AsSpan(0, 8));
    }
}
