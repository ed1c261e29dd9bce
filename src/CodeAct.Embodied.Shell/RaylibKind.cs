namespace CodeAct.Embodied.Shell;

/// <summary>Which raylib is to be used.</summary>
public enum RaylibKind
{
    /// <summary>Draws in memory; needs no display.</summary>
    Memory,

    /// <summary>Opens windows.</summary>
    Window,
}
