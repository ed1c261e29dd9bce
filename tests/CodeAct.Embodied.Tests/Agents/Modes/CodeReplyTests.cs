using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Code;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class CodeReplyTests
{
    [TestCase("I look.\n```python\nlook()\n```", "look()", "I look.", TestName = "A_fence")]
    [TestCase("I look.\n```py\nlook()\n```\nThat is all.", "look()", "I look.", TestName = "A_fence_with_a_short_name_and_a_remark_behind")]
    [TestCase("```\nlook()\n```", "look()", null, TestName = "A_fence_without_a_name")]
    [TestCase("I look.\n```python\nlook()", "look()", "I look.", TestName = "A_fence_whose_end_a_stop_text_took")]
    [TestCase("I look.\n<execute>\nlook()\n</execute>", "look()", "I look.", TestName = "Tags")]
    [TestCase("<thought>I look.</thought>\n<execute>look()", "look()", "I look.", TestName = "Tags_whose_end_a_stop_text_took")]
    [TestCase("<execute>\n```python\nlook()\n```\n</execute>", "look()", null, TestName = "A_fence_inside_tags")]
    [TestCase("A\n```python\na = 1\n```\nB\n```python\nprint(a)\n```", "a = 1\nprint(a)", "A", TestName = "Several_blocks")]
    [TestCase("```json\n{}\n```\n```python\nlook()\n```", "look()", "```json\n{}\n```", TestName = "A_block_in_another_language_is_no_program")]
    [TestCase("<think>```python\nopen(1)\n```</think>Now.\n```python\nlook()\n```", "look()", "Now.", TestName = "A_draft_in_the_reasoning_is_no_program")]
    [TestCase("Go.\n```python\nlook()\n```\nObservation:\nA fridge.\n```python\ngoto('fridge 1')\n```", "look()", "Go.", TestName = "What_follows_an_invented_observation_is_dropped")]
    [TestCase("Go.\n```python\nif True:\n    look()\n```", "if True:\n    look()", "Go.", TestName = "Indentation_stays")]
    [TestCase("Go.\r\n```python\r\nlook()\r\n```\r\n", "look()", "Go.", TestName = "Line_ends_of_Windows")]
    [TestCase("Go.\n````python\nprint('```')\n````", "print('```')", "Go.", TestName = "A_longer_fence_around_a_shorter_one")]
    [TestCase("Thought: Go.\n```python\nlook()\n```", "look()", "Go.", TestName = "A_thought_with_its_mark")]
    [TestCase("I look.\n{\"name\": \"python\", \"arguments\": {\"code\": \"seen = look()\\nprint(seen)\"}}", "seen = look()\nprint(seen)", "I look.", TestName = "A_call_of_a_tool_that_runs_Python")]
    [TestCase("<tool_call>\n{\"name\": \"execute_python\", \"arguments\": \"{\\\"code\\\": \\\"look()\\\"}\"}\n</tool_call>", "look()", null, TestName = "A_call_with_its_arguments_in_a_text")]
    [TestCase("I look.\n```json\n{\"tool\": \"code_interpreter\", \"input\": {\"source\": \"look()\"}}\n```", "look()", "I look.", TestName = "A_call_in_a_fence")]
    [TestCase("```json\n{}\n```\nI look. {\"code\": \"look()\"}", "look()", "```json\n{}\n```\nI look.", TestName = "A_call_behind_a_fence")]
    [TestCase("Calling the tool: {'code': 'look()'}", "look()", null, TestName = "Arguments_alone_as_Python_spells_them")]
    public void A_program_is_found_in(string text, string code, string? thought)
    {
        var reply = CodeReply.Read(text, isCut: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Action, Is.EqualTo(new AgentAction.Program(code)));
            Assert.That(reply.Thought, Is.EqualTo(thought));
        }
    }

    [TestCase("", TestName = "Nothing_at_all_is_no_program")]
    [TestCase("I would go to the fridge.", TestName = "Words_are_no_program")]
    [TestCase("I go there.\ngoto('fridge 1')\nThen I look around.\nlook()", TestName = "Bare_code_in_pieces_is_not_run")]
    [TestCase("Goal: find (in order) an egg.", TestName = "Words_that_remind_of_code_are_no_program")]
    [TestCase("```\nI am in the kitchen.\n```", TestName = "A_fence_of_words_is_no_program")]
    [TestCase("```python\n\n```", TestName = "An_empty_block_is_no_program")]
    [TestCase("{\"name\": \"goto\", \"arguments\": {\"receptacle\": \"fridge 1\"}}", TestName = "A_call_of_one_of_the_functions_is_no_program")]
    [TestCase("```bash\nls\n```", TestName = "Another_language_is_not_run")]
    public void An_answer_without_program_gets_a_sentence(string text)
    {
        var reply = CodeReply.Read(text, isCut: false);

        Assert.That(reply.Action, Is.TypeOf<AgentAction.None>()
            .With.Property(nameof(AgentAction.None.Correction)).StartsWith("Your answer held no program.")
            .And.Property(nameof(AgentAction.None.Kind)).EqualTo(CorrectionKind.Format));
    }

    [TestCase("Go.\n```python\nfor place in [\"fridge 1\",", true, TestName = "Part_of_a_program_is_not_run")]
    [TestCase("I think and think and", true, TestName = "A_cut_before_the_program_is_not_taken_for_an_answer_without_one")]
    [TestCase("Go.\n```python\nlook()\n```\nAnd then I wou", false, TestName = "A_program_before_the_cut_is_run")]
    [TestCase("look()\ngoto('fridge 1", true, TestName = "Part_of_a_program_without_any_mark_is_not_run")]
    [TestCase("look()\nThen I wou", false, TestName = "Words_behind_such_a_program_may_be_cut")]
    public void An_answer_that_was_cut_off(string text, bool isRefused)
    {
        var reply = CodeReply.Read(text, isCut: true);

        Assert.That((reply.Action as AgentAction.None)?.Kind, Is.EqualTo(isRefused ? CorrectionKind.Budget : null));
        Assert.That((reply.Action as AgentAction.None)?.Correction, isRefused ? Does.StartWith("Your answer was cut off") : Is.Null);
    }

    [TestCase("<thought>T</thought><execute>look()</execute>", "look()", false, TestName = "Mint_runs_what_is_in_the_tags")]
    [TestCase("<execute>a = 1</execute> and <execute>print(a)</execute>", "a = 1\nprint(a)", false, TestName = "Mint_joins_blocks")]
    [TestCase("<execute>look()</execute><solution>done</solution>", null, true, TestName = "Mint_takes_a_solution_anywhere_for_a_proposal")]
    [TestCase("```python\nlook()\n```", null, false, TestName = "Mint_knows_no_fences")]
    [TestCase("<execute>look()", null, false, TestName = "Mint_wants_the_end_of_the_tag")]
    public void The_rules_of_the_paper(string text, string? code, bool isProposal)
    {
        var reply = TaggedReply.Parse(text, Protocols.Find("mint").Code!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Action as AgentAction.Program)?.Code, Is.EqualTo(code));
            Assert.That((reply.Action as AgentAction.None)?.Kind is CorrectionKind.Proposal, Is.EqualTo(isProposal));
        }
    }
}
