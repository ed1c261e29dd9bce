namespace CodeAct.Embodied.Agents.Python;

/// <summary>What a worker may send. The agent's program shares its process and can send whatever it likes: all that is taken of it is
/// counted against one of these, so that no program makes the host hold or store more.</summary>
internal static class WorkerBudget
{
    /// <summary>Bytes of a message. What the worker sends of itself stays below half of it.</summary>
    public const int LineBytes = 1 << 20;

    /// <summary>Characters of an argument of a primitive. The worker takes 4,000, which it counts otherwise: what .NET has two of for
    /// one is one there. So with the others.</summary>
    public const int ArgumentCharacters = 8000;

    /// <summary>Arguments of a call; the worker shows fifty of a tool's.</summary>
    public const int Arguments = 50;

    /// <summary>Characters of a name: of a function, a class, a file; the worker cuts them at 200.</summary>
    public const int NameCharacters = 400;

    /// <summary>Characters of an argument of a tool, with its keyword; the worker shows 200 of each.</summary>
    public const int ShownCharacters = 900;

    /// <summary>Characters printed, also those that are only counted.</summary>
    public const long Printed = 1_000_000_000_000;

    /// <summary>Characters of all arguments in one code action, of primitives and of tools. A call is counted with 32 more.</summary>
    public const long ActionCharacters = 4 << 20;

    /// <summary>The same for a whole session, and so for the log of an episode.</summary>
    public const long SessionCharacters = 64 << 20;

    /// <summary>Calls that a program may go on to send that does not stop when it is told to. One that forges calls ends here.</summary>
    public const int IgnoredCalls = 1000;

    /// <summary>Functions of the user's tools.</summary>
    public const int Tools = 200;

    /// <summary>Calls of tools that are noted in one code action.</summary>
    public const int ToolCalls = 1000;

    /// <summary>Files that one code action hands over. Far more than the worker sends of itself.</summary>
    public const int FilesHandedOver = 200;

    /// <summary>Bytes of all files that one code action hands over, kept or not.</summary>
    public const long FileBytesHandedOver = 64 << 20;

    /// <summary>Files that are kept of a session.</summary>
    public const int FilesKept = 200;

    /// <summary>Bytes of the files that are kept of a session.</summary>
    public const long FileBytesKept = 32 << 20;
}

/// <summary>What a worker has told until now, against <see cref="WorkerBudget"/>.</summary>
internal sealed class WorkerLedger
{
    private const int CharactersOfCall = 32;

    private long action;
    private long session;

    /// <summary>A code action begins.</summary>
    public void Begin() => action = 0;

    /// <summary>Counts a call.</summary>
    /// <returns>Null where there is room for it.</returns>
    public WorkerMessage.Malformed? Take(ImmutableArray<string> arguments)
    {
        var characters = arguments.Sum(argument => (long)argument.Length) + CharactersOfCall;
        action += characters;
        session += characters;
        return action > WorkerBudget.ActionCharacters ? new("its calls told more in one code action than agreed")
            : session > WorkerBudget.SessionCharacters ? new("its calls told more in one episode than agreed")
            : null;
    }
}
