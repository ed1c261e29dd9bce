namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>The file of divergences: a JSON object a line, empty where nothing differs.</summary>
public static class DivergenceFile
{
    /// <summary>Writes the file, replacing what was there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IEnumerable<Divergence> divergences)
    {
        using var file = File.Create(path);
        foreach (var divergence in divergences)
        {
            JsonSerializer.Serialize(file, divergence, ConformanceJson.Readable.Divergence);
            file.WriteByte((byte)'\n');
        }
    }
}
