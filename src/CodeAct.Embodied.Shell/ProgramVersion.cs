using System.Reflection;

namespace CodeAct.Embodied.Shell;

/// <summary>The version of the program.</summary>
public static class ProgramVersion
{
    /// <summary>For example <c>0.1.0</c>, with the commit behind a plus sign where the build knows it.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
