namespace CodeAct.Embodied.Agents.Modes;

/// <summary>How an agent acts.</summary>
public enum ActionMode
{
    /// <summary>By programs in Python.</summary>
    Code,

    /// <summary>By one tool call a turn.</summary>
    Json,

    /// <summary>By one text command a turn.</summary>
    Text,
}

/// <summary>The names that modes have on the command line and in logs.</summary>
public static class ActionModeNames
{
    /// <summary>The name: <c>code</c>, <c>json</c> or <c>text</c>.</summary>
    public static string Name(this ActionMode mode) => mode switch
    {
        ActionMode.Code => "code",
        ActionMode.Json => "json",
        ActionMode.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode."),
    };

    /// <summary>The mode of that name, or null.</summary>
    public static ActionMode? Parse(string name) => name switch
    {
        "code" => ActionMode.Code,
        "json" => ActionMode.Json,
        "text" => ActionMode.Text,
        _ => null,
    };
}
