namespace CodeAct.Embodied.Agents.Python;

/// <summary>Says in words what holds an interpreter.</summary>
public static class ConfinementWords
{
    /// <summary>For example <c>Python 3.11.2, confined by bubblewrap, Landlock and seccomp</c>.</summary>
    public static string Describe(this ConfinementReport report) =>
        $"Python {report.PythonVersion}, {report.Level.Describe()}";

    /// <summary>For example <c>confined by bubblewrap, Landlock and seccomp</c>.</summary>
    public static string Describe(this ConfinementLevel level) => level switch
    {
        ConfinementLevel.Full => "confined by bubblewrap, Landlock and seccomp",
        ConfinementLevel.Bubblewrap => "confined by bubblewrap and seccomp",
        ConfinementLevel.SelfLock => "confined by Landlock and seccomp",
        ConfinementLevel.None => "not confined",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };
}
