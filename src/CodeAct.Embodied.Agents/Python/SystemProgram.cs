namespace CodeAct.Embodied.Agents.Python;

/// <summary>Finds the programs that start and confine an interpreter.</summary>
public static class SystemProgram
{
    /// <summary>The full path of a program; null where there is none.</summary>
    public static string? Find(string name) =>
        // The system's own folders first: the sandbox shows /usr and little else, and what comes first on a PATH may be a script
        // of a version manager in somebody's home.
        $"/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin:{Environment.GetEnvironmentVariable("PATH")}"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
