namespace CodeAct.Embodied.Shell;

/// <summary>Where the program keeps what it can make again. viz/native/build-raylib.sh goes by the same rule.</summary>
public static class UserCache
{
    /// <summary><c>$CODEACT_CACHE</c>, <c>$XDG_CACHE_HOME/codeact</c> or <c>~/.cache/codeact</c>; null where there is no home.</summary>
    public static string? Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CODEACT_CACHE") is { Length: > 0 } own)
                return own;
            // A relative path means nothing: so says the XDG Base Directory Specification.
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache))
                return Path.Combine(cache, "codeact");
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return home.Length == 0 ? null : Path.Combine(home, ".cache", "codeact");
        }
    }
}
