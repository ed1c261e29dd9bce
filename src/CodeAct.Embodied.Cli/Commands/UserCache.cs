namespace CodeAct.Embodied.Cli.Commands;

/// <summary>Where the program keeps what it can make again.</summary>
internal static class UserCache
{
    /// <summary><c>$XDG_CACHE_HOME/codeact</c>, or <c>~/.cache/codeact</c>; null where there is no home.</summary>
    public static string? Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache))
                return Path.Combine(cache, "codeact");
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return home.Length == 0 ? null : Path.Combine(home, ".cache", "codeact");
        }
    }
}
