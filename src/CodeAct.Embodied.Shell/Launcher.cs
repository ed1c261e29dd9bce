namespace CodeAct.Embodied.Shell;

/// <summary>The program that opened a window, with which the window closes.</summary>
public static class Launcher
{
    /// <summary>The environment variable in which it gives the viewer its process number. A viewer that somebody starts himself has none
    /// and stays.</summary>
    public const string Variable = "CODEACT_LAUNCHER";
}
