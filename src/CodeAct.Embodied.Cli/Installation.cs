namespace CodeAct.Embodied.Cli;

/// <summary>Where the program's parts are on this machine.</summary>
internal static class Installation
{
    /// <summary>The folder of the sources that the program was built in; null where it was copied elsewhere.</summary>
    public static string? Sources { get; } = FindSources();

    private static string? FindSources()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CodeAct.Embodied.sln")))
                return folder.FullName;
        }

        return null;
    }
}
