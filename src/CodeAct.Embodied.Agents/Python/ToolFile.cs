using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>A Python file of the experimenter's. Its public functions become tools beside the primitives, which it may call;
/// it is run in the sandbox like the agent's own code.</summary>
/// <param name="Name">The file's name, for example <c>skills.py</c>.</param>
/// <param name="Source">Its text.</param>
public sealed partial record ToolFile(string Name, string Source)
{
    /// <summary>Reads all files of a folder that end in <c>.py</c>, in the order of their names.</summary>
    /// <exception cref="InputException">There is no such folder, no such file in it, or one that cannot be a module.</exception>
    public static ImmutableArray<ToolFile> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: there is no such folder; name one with Python files");
        ToolFile[] files = [.. Directory.EnumerateFiles(folder, "*.py").Order(StringComparer.Ordinal).Select(Read)];
        return files.Length > 0 ? [.. files] : throw new InputException($"{folder}: the folder holds no Python file; name one that does");
    }

    private static ToolFile Read(string path)
    {
        if (!ModuleName().IsMatch(Path.GetFileName(path)))
            throw new InputException($"{path}: the name is none for a Python module; use letters, digits and _");
        // A program reads its tools' sources: a link out of the folder would hand it a file that nobody meant it to have.
        if (FinalTarget(path) is { } target && target.FullName != Path.Combine(Path.GetFullPath(Path.GetDirectoryName(path)!), target.Name))
            throw new InputException($"{path}: it is a link out of the folder, to {target.FullName}; put the file itself there");
        return new ToolFile(Path.GetFileName(path), BoundedFile.ReadText(path, InputLimits.Tool));
    }

    private static FileSystemInfo? FinalTarget(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {exception.Message}");
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\.py$")]
    private static partial Regex ModuleName();
}

/// <summary>A function that the experimenter gave the robot, as its file defines it.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its parameters, for example <c>(kind, limit=3)</c>.</param>
/// <param name="Help">Its docstring; empty where it has none.</param>
public sealed record UserTool(string File, string Name, string Signature, string Help)
{
    /// <summary>As a prompt shows it: <c>name(parameters)</c> and the first line of the docstring.</summary>
    public string Describe() => Help.Length > 0 ? $"{Name}{Signature}: {Help.Split('\n')[0]}" : Name + Signature;
}

/// <summary>A call of a user's tool by the agent's program. The primitives that the tool called are calls of their own.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments as text, shortened.</param>
/// <param name="Line">The line of the code action, from 1; 0 where it is not known.</param>
/// <param name="PrimitivesBefore">How many primitives this code action had called before.</param>
public sealed record ToolCall(string Name, ImmutableArray<string> Arguments, int Line, int PrimitivesBefore);
