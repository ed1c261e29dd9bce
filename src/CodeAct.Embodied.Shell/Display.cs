namespace CodeAct.Embodied.Shell;

/// <summary>The X server that windows are opened on; a Wayland desktop has one, too.</summary>
public static class Display
{
    /// <summary>What <c>DISPLAY</c> names; null where it names nothing.</summary>
    public static string? Name => Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } name ? name : null;

    /// <summary>Why no window can be opened, as far as it shows without asking the server; null where nothing is known.</summary>
    public static string? Problem => OperatingSystem.IsLinux() && Name is null ? "there is no display (DISPLAY is not set)" : null;

    /// <summary>What is said where no window can be opened.</summary>
    public static string NoWindow(string problem) =>
        $"No window can be opened: {problem}. Add --export episode.gif, .mp4, .html or .png, or open a terminal on a desktop.";
}
