namespace CodeAct.Embodied.Agents.Python;

/// <summary>What a program has beside the primitives, in words for a prompt.</summary>
public static class PythonExtras
{
    /// <summary>The user's tools with their signatures and docstrings, and the packages.</summary>
    /// <returns>Empty where there is neither.</returns>
    /// <param name="saysLibrary">Whether to say that there is the standard library and no more, where that is so.</param>
    public static string Describe(ImmutableArray<UserTool> tools, PythonPackages? packages, bool saysLibrary = false)
    {
        List<string> parts = [];
        if (tools.Length > 0)
            parts.Add("There are these functions, too:\n\n" + string.Join('\n', tools.Select((tool, index) => $"[{index + 1}] {tool.Name}{tool.Signature}{Indented(tool.Help)}")));
        if (packages is not null)
        {
            var which = packages.Allowed is [] ? "the packages that are installed" : string.Join(", ", packages.Allowed);
            parts.Add($"Programs may import {which}. Figures that they save or show are kept for the experimenter.");
        }
        else if (saysLibrary)
        {
            parts.Add("Programs may import Python's standard library and nothing else.");
        }

        return string.Join("\n\n", parts);
    }

    private static string Indented(string help) =>
        string.Concat(help.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "\n    " + line));
}
