using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>The names that values of enumerations have in logs, in files, on the command line and in reports.</summary>
/// <remarks>A name is the identifier in <c>snake_case</c>, unless <see cref="JsonStringEnumMemberNameAttribute"/> gives another.
/// There is this one table for each enumeration, so that a value reads the same everywhere.</remarks>
public static class EnumNames
{
    /// <summary>The name, for example <c>step_limit</c>.</summary>
    public static string Name<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(this T value)
        where T : struct, Enum => Table<T>.Names[value];

    /// <summary>The value of that name, or null where there is none.</summary>
    public static T? Parse<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string name)
        where T : struct, Enum => Table<T>.Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Every value, in the order of its number.</summary>
    public static ImmutableArray<T> All<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => Table<T>.All;

    /// <summary>Every name, in the order of the values.</summary>
    public static IEnumerable<string> AllNames<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => All<T>().Select(Name);

    private static class Table<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
        where T : struct, Enum
    {
        public static readonly ImmutableArray<T> All = [.. Enum.GetValues<T>()];

        public static readonly FrozenDictionary<T, string> Names = All.ToFrozenDictionary(value => value, NameOf);

        public static readonly FrozenDictionary<string, T> Values = All.ToFrozenDictionary(NameOf, StringComparer.Ordinal);

        private static string NameOf(T value) =>
            typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
    }
}
