using System.Text.Json;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Replies;

namespace CodeAct.Embodied.Agents.Modes.Code;

/// <summary>Finds the program in a model's answer: forgiving about what is around it, strict about what runs.</summary>
internal static class CodeReply
{
    private const string NoProgram =
        "Your answer held no program. Write your thought in a sentence or two, then the Python to run, in one block that begins with ```python and ends with ```.";

    private const string CutProgram =
        "Your answer was cut off in the middle of the program, so nothing of it was run. Write a shorter one; you can go on in the next turn.";

    private static readonly AgentAction.None Cut = new(CutProgram, CorrectionKind.Budget);

    /// <summary>Reads an answer. Several blocks are one program; what a block holds is never taken apart.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="isCut">Whether it reached its limit of tokens in the middle.</param>
    public static ParsedReply Read(string text, bool isCut)
    {
        var reply = ReplyText.Read(text);
        var programs = Programs(reply);
        if (programs.Count == 0 && InCall(reply) is { } called)
            return called;
        if (programs.Count == 0)
            return new(reply.ThoughtBefore(reply.Text.Length), isCut ? Cut : new AgentAction.None(NoProgram));

        // A stop text takes the end mark away; a limit of tokens takes part of the program away.
        AgentAction action = isCut && !programs[^1].IsClosed ? Cut : new AgentAction.Program(string.Join('\n', programs.Select(program => program.Code)));
        return new(reply.ThoughtBefore(programs[0].Start), action) { Kept = reply.Kept(programs[^1].End) };
    }

    /// <summary>The program of a tool call, as the endpoint's own form has it; null where there is none.</summary>
    public static string? InCall(ChatToolCall call)
    {
        using var arguments = JsonForms.Arguments(call.Arguments);
        return arguments is not null && JsonForms.Program(arguments.RootElement) is { } code ? ProgramText.Clean(code) : null;
    }

    // A call of a tool that runs Python, in JSON: models were trained to make one where they are asked for programs.
    private static ParsedReply? InCall(ReplyText reply) => JsonForms.FirstIn(reply.Text, (json, start) =>
    {
        var (_, arguments) = JsonForms.Call(json);
        using var unwrapped = arguments.ValueKind is JsonValueKind.String ? JsonForms.Arguments(arguments.GetString()!) : null;
        if (JsonForms.Program(unwrapped?.RootElement ?? arguments) is not { } code || string.IsNullOrWhiteSpace(code))
            return null;
        var end = reply.Blocks.FirstOrDefault(block => block.Start < start && start < block.End)?.Start ?? start;
        return new ParsedReply(JsonForms.WithoutLead(reply.ThoughtBefore(end)), new AgentAction.Program(ProgramText.Clean(code))) { Kept = reply.Kept(start) };
    });

    // A block that says that it is Python; else one that says nothing and looks like it; else lines without any mark that do.
    private static List<ReplyBlock> Programs(ReplyText reply)
    {
        List<ReplyBlock> blocks = [.. reply.Blocks.Where(block => block.Kind is not BlockKind.Other && block.Code.Length > 0)];
        if (blocks.Exists(block => block.Kind is BlockKind.Python))
            return blocks.FindAll(block => block.Kind is BlockKind.Python);
        if (reply.Blocks.Length > 0)
            return blocks.FindAll(block => BareProgram.IsIn(block.Code));
        return BareProgram.Find(reply.Text) is var (start, end)
            ? [new ReplyBlock(start, end, BlockKind.Unlabelled, ProgramText.Clean(reply.Text[start..end]), IsClosed: end < reply.Text.Length)]
            : [];
    }
}
